import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { equalOf, noEquality, withAnswers } from '../../src/compare/equality.ts';
import { layerChanges } from '../../src/compare/layerChanges.ts';
import { claimedPairs } from '../../src/compare/unknownPairs.ts';
import { loadImage } from '../../src/load/loadImage.ts';
import { file, layer } from '../support/layer.ts';
import { openBlobs } from '../support/openImage.ts';

const stackOfPacked = async () => {
  const below = await layer(file('same', 'bytes'), file('other', 'bytes'));
  const above = await layer(file('same', 'bytes', { mtime: new Date(0) }), file('other', 'BYTES'));
  return loadImage(openBlobs([gzipSync(below), gzipSync(above)], [below, above]));
};

describe('equality that rests on hashes', () => {
  it('is claimed for the pair that seems the same, not for the one that differs', async () => {
    const stack = await stackOfPacked();
    const equality = noEquality(stack);
    const changes = layerChanges(stack, 2, equalOf(equality));
    expect(changes.counts(0)).toMatchObject({ touched: 1, modified: 1 });
    expect([...claimedPairs(changes, equality)]).toHaveLength(1);
  });

  it('gives way to what was read', async () => {
    const stack = await stackOfPacked();
    const [pair] = claimedPairs(layerChanges(stack, 2, equalOf(noEquality(stack))), noEquality(stack));
    const forged = withAnswers(noEquality(stack), [{ ...pair!, same: false }]);
    const changes = layerChanges(stack, 2, equalOf(forged));
    expect(changes.counts(0)).toMatchObject({ touched: 0, modified: 2 });
    expect([...claimedPairs(changes, forged)]).toEqual([]);
  });
});

import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { alignLayers, layerQuestions } from '../../src/compare/alignLayers.ts';
import { contentQuestions } from '../../src/compare/contentQuestions.ts';
import { equalAcross, noImageEquality, withContentAnswers } from '../../src/compare/imageEquality.ts';
import { openSource } from '../../src/source/openSource.ts';
import { compared, comparedWith, imageOfLayers, readable } from '../support/comparedImages.ts';
import { drawPairs } from '../support/drawPairs.ts';
import { file } from '../support/layer.ts';

const nothing = { pairs: [], left: [], right: [] };

it('what flowed by when the layers were read is known and not asked for', async () => {
  const left = await imageOfLayers([[file('a', 'bytes'), file('b', 'BYTES'), file('there', 'moved!')]], gzipSync);
  const right = await imageOfLayers([[file('a', 'bytes'), file('b', 'bytes'), file('here', 'moved!')]], gzipSync);
  const comparison = comparedWith(left, right, noImageEquality(left.stack, right.stack));
  expect(comparison.counts(0)).toMatchObject({ same: 1, different: 1, 'moved-same': 2 });
  expect(contentQuestions(comparison)).toEqual(nothing);
});

it('of a packed and a plain image only the plain one is read', async () => {
  const packed = await imageOfLayers([[file('a', 'bytes'), file('there', 'moved!')]], gzipSync);
  const plain = await imageOfLayers([[file('a', 'bytes'), file('here', 'moved!')]]);
  const open = { ...packed.open, openLayer: () => undefined };
  expect(drawPairs(await compared({ ...packed, open }, plain))).toEqual([
    '  a',
    '≡ here (left there)',
    '≡ there (right here)',
  ]);
});

it('what was read counts more than what flowed by', async () => {
  const left = await imageOfLayers([[file('there', 'moved')]], gzipSync);
  const right = await imageOfLayers([[file('here', 'moved')]], gzipSync);
  const equality = withContentAnswers(noImageEquality(left.stack, right.stack), [
    { kind: 'digest', side: 'left', version: 1, digest: 'sha256:1' },
    { kind: 'digest', side: 'right', version: 1, digest: 'sha256:2' },
  ]);
  expect(drawPairs(comparedWith(left, right, equality))).toEqual(['> here', '< there']);
});

it('only contents that may be equal are asked for', async () => {
  const left = await imageOfLayers([[file('a', 'one'), file('b', 'four'), file('c', 'seven'), file('empty')]]);
  const right = await imageOfLayers([[file('a', 'ONE!'), file('d', 'five'), file('e', 'another size'), file('none')]]);
  const comparison = comparedWith(left, right, noImageEquality(left.stack, right.stack));
  expect(drawPairs(comparison).filter((line) => line.startsWith('?'))).toEqual(['? b', '? d']);
  // b may be a or d of the other side, which have its size; d may be b
  expect(contentQuestions(comparison)).toEqual({ pairs: [], left: [2], right: [2, 1] });
});

it('what cannot be read whole is equal to nothing, and is asked for once', async () => {
  const whole = await imageOfLayers([[file('a', Buffer.alloc(3000, 'x'))]]);
  const other = await imageOfLayers([[file('b', Buffer.alloc(3000, 'x'))]]);
  const open = { ...other.open, openLayer: () => undefined };
  const comparison = await compared(whole, { ...other, open });
  expect(drawPairs(comparison)).toEqual(['< a', '> b']);
  expect(contentQuestions(comparison)).toEqual(nothing);
});

const archive = '../shared/images/docker20-multi.tar';
it.skipIf(!existsSync(archive))('two versions of one image share the layers below', async () => {
  const [v1, one] = await Promise.all(
    ['tort:v1', 'one:1'].map(async (image) => readable(await openSource(archive, { env: {}, image }))),
  );
  const comparison = await compared(v1!, one!);
  const equal = equalAcross(comparison.equality);
  const { rows, shared } = alignLayers(v1!.stack, one!.stack, equal);
  expect([shared.layers, rows.at(-1)]).toEqual([9, { left: null, right: 10, match: null }]);
  expect(layerQuestions(v1!.stack, one!.stack, equal)).toEqual(nothing);
  expect(drawPairs(comparison).filter((line) => !line.startsWith(' '))).toEqual(['≡ zz (left h1)']);
});

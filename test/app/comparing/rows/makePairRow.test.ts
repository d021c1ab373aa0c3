import { expect, test } from 'vitest';
import { makePairRow } from '../../../../src/app/comparing/rows/makePairRow.ts';
import { shownPairs } from '../../../../src/app/comparing/rows/shownPairs.ts';
import { compared, imageOfLayers } from '../../../support/comparedImages.ts';
import { file, hardlink } from '../../../support/layer.ts';

test('each name of a file says where its bytes stand across, hard links too', async () => {
  const left = await imageOfLayers([[file('a', 'bytes')]]);
  const comparison = await compared(left, await imageOfLayers([[file('b', 'bytes'), hardlink('c', 'b')]]));
  const shown = shownPairs(comparison, { differencesOnly: true, shown: new Set(), filter: '' });
  const partnerOf = (path: string) => {
    const pair = comparison.pairOfRight(comparison.right.find(path));
    return makePairRow(comparison, shown, () => true, pair, { directory: 0, depth: 1 }).partner;
  };
  expect(partnerOf('b')).toEqual({ side: 'left', path: 'a' });
  expect(partnerOf('c')).toEqual({ side: 'left', path: 'a' });
});

import { expect, test } from 'vitest';
import { imageTotals } from '../../src/compare/imageTotals.ts';
import { compared, imageOfLayers } from '../support/comparedImages.ts';
import { file, hardlink, symlink } from '../support/layer.ts';

test('each name of a file is a file of its own class, and its bytes count at one of them', async () => {
  const left = await imageOfLayers([
    [file('a', 'bytes'), hardlink('b', 'a'), hardlink('c', 'a'), hardlink('only', 'a'), symlink('l', 'a')],
  ]);
  const right = await imageOfLayers([[file('a', 'bytes'), hardlink('b', 'a'), file('c', 'else')]]);
  expect(imageTotals(await compared(left, right))).toEqual({
    onlyLeft: { files: 0, bytes: 0 },
    onlyRight: { files: 0, bytes: 0 },
    same: { files: 2, bytes: 5 },
    different: { leftFiles: 1, rightFiles: 1, leftBytes: 0, rightBytes: 4 },
    movedSame: { leftFiles: 1, rightFiles: 0, leftBytes: 0, rightBytes: 0 },
    unknown: { leftFiles: 0, rightFiles: 0, leftBytes: 0, rightBytes: 0 },
  });
});

import { expect, test } from 'vitest';
import { hitSize } from '../../src/app/hitSize.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { file, whiteout } from '../support/layer.ts';
import { browsing } from '../support/session.ts';

test('a found path has the bytes it was written with last, also when it is gone', async () => {
  const { screen } = await browsing([
    [file('kept', 'kk'), file('gone', 'g')],
    [file('gone', 'ggg')],
    [whiteout('gone')],
  ]);
  const hit = (path: string) => ({ node: treeAt(screen.stack, 1).find(path), path, indexes: [] });
  expect(hitSize(screen, hit('kept'))).toEqual({ size: 2, gone: false });
  expect(hitSize(screen, hit('gone'))).toEqual({ size: 3, gone: true });
});

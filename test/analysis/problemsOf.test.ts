import { expect, test } from 'vitest';
import { problemsOf } from '../../src/analysis/problemsOf.ts';
import { directory, file, symlink, whiteout } from '../support/layer.ts';
import { stackFromLayers } from '../support/stack.ts';

test('problems of all layers are listed with their layer, and links that a folder hides', async () => {
  const stack = await stackFromLayers(
    [directory('usr/lib/'), symlink('lib', 'usr/lib'), file('a'), file('a')],
    [file('lib/foo', 'F')],
    [directory('lib/'), whiteout('lib/foo')],
  );
  expect(problemsOf(stack).map(({ severity, code, layer, path }) => [severity, code, layer, path])).toEqual([
    ['note', 'duplicate-path', 1, 'a'],
    ['note', 'hidden-link', 2, 'lib'],
  ]);
});

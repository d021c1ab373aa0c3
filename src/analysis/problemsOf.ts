import type { Stack } from '../layers/stack.ts';
import { treeAt } from '../layers/treeAt.ts';
import type { Problem } from '../model/problem.ts';

/** Everything wrong with an image: what its manifest and blobs lack, then layer by layer what the tars say wrongly. */
export function problemsOf(stack: Stack): readonly Problem[] {
  const ofLayers = stack.indexes.flatMap(({ problems }, i) => [...problems, ...hiddenLinks(stack, i + 1)]);
  return [...stack.image.problems, ...ofLayers];
}

/** Symlinks of lower layers that a folder of this layer stands on: overlayfs replaces them, other drivers write through. */
function hiddenLinks(stack: Stack, position: number): Problem[] {
  const before = treeAt(stack, position - 1);
  const after = treeAt(stack, position);
  const problems: Problem[] = [];
  for (let node = 1; node < after.length; node++) {
    if (before.version(node) === after.version(node) || before.version(node) < 0) continue;
    if (before.kind(node) !== 'symlink' || after.kind(node) !== 'directory') continue;
    const message = 'a folder hides a symlink of a layer below; some storage drivers write through the link instead';
    problems.push({ severity: 'note', code: 'hidden-link', message, layer: position, path: after.path(node) });
  }
  return problems;
}

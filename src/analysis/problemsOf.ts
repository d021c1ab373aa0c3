import { pathOf } from '../layers/pathOf.ts';
import { type Stack, versionPlace } from '../layers/stack.ts';
import type { Problem } from '../model/problem.ts';
import { type Kind, kinds } from '../model/tarEntry.ts';

/** Everything wrong with an image: what its manifest and blobs lack, then layer by layer what the tars say wrongly. */
export function problemsOf(stack: Stack): readonly Problem[] {
  const ofLayers = stack.indexes.flatMap(({ problems }, i) => [...problems, ...hiddenLinks(stack, i + 1)]);
  return [...stack.image.problems, ...ofLayers];
}

/** Symlinks of lower layers that a folder of this layer stands on: overlayfs replaces them, other drivers write through. */
function hiddenLinks(stack: Stack, position: number): Problem[] {
  // of a stack out of the cache columns are read when they are asked for, and few layers stand on symlinks
  const changes = stack.history[position - 1]!;
  const { before, fresh } = changes;
  const problems: Problem[] = [];
  for (let i = 0; i < fresh; i++) {
    if (!isOf(stack, before[i]!, 'symlink') || !isOf(stack, changes.after[i]!, 'directory')) continue;
    const message = 'a folder hides a symlink of a layer below; some storage drivers write through the link instead';
    const path = pathOf(stack.paths.tree, changes.nodes[i]!);
    problems.push({ severity: 'note', code: 'hidden-link', message, layer: position, path });
  }
  return problems;
}

function isOf(stack: Stack, version: number, kind: Kind): boolean {
  if (version < 0) return false;
  const { index, row } = versionPlace(stack, version);
  return kinds[index.kind[row]!] === kind;
}

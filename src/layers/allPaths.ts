import { nameOf } from './pathOf.ts';
import type { Stack } from './stack.ts';

/** Linux takes no path that is longer (PATH_MAX); a hostile tar can hold a million nodes of a megabyte each. */
const longest = 4096;

/**
 * The path of every node of a stack, by node, of all layers, present at the end or not; latin1, the root is empty. Of
 * a path that is longer than any system takes only the last name.
 */
export function allPaths(stack: Stack): readonly string[] {
  const { tree } = stack.paths;
  const paths: string[] = [''];
  const lengths = new Float64Array(tree.length);
  // a parent comes before its children, so its path is there already
  for (let node = 1; node < tree.length; node++) {
    const parent = tree.parent[node]!;
    const name = nameOf(tree, node);
    lengths[node] = lengths[parent]! + name.length + 1;
    paths.push(parent === 0 || lengths[node]! > longest ? name : `${paths[parent]}/${name}`);
  }
  return paths;
}

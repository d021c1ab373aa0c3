import { realNode, realPath } from '../../layers/throughLinks.ts';
import type { Tree } from '../../layers/tree.ts';
import { imageComparisonOf } from './compared.ts';
import type { Comparing } from './comparing.ts';
import { pathsOfKey } from './rows/pairKey.ts';

/** Where the two sides of a row really are, latin1; undefined where that is where they are seen, or nothing is there. */
export function realPathsOf(
  comparing: Comparing,
  key: string,
): { readonly left: string | undefined; readonly right: string | undefined } {
  const { left, right } = imageComparisonOf(comparing);
  const paths = pathsOfKey(key);
  const realAt = (tree: Tree, path: string): string | undefined => {
    const node = tree.find(path);
    return node < 0 || realNode(tree, node) === node ? undefined : realPath(tree, node);
  };
  return { left: realAt(left, paths.left), right: realAt(right, paths.right) };
}

import { walkPath } from './resolvePath.ts';
import type { Tree } from './tree.ts';

/** The path a link leads to, or where its way ends: at a name that is not there, or nowhere, in a circle. */
export type Resolved = { readonly path: string } | { readonly missing: string } | { readonly circle: true };

/** Follows the symlink at `path` inside the image, as `resolvePath` does, and says where its way ends. Paths are latin1. */
export function resolveLink(tree: Tree, path: string): Resolved {
  const { node, ahead, tooFar } = walkPath(tree, path);
  if (tooFar) return { circle: true };
  const reached = tree.path(node);
  if (ahead.length === 0) return { path: reached };
  const rest = [...ahead].reverse().join('/');
  return { missing: reached === '' ? rest : `${reached}/${rest}` };
}

import type { Tree } from './tree.ts';

/** The path a link leads to, or where its way ends: at a name that is not there, or nowhere, in a circle. */
export type Resolved = { readonly path: string } | { readonly missing: string } | { readonly circle: true };

/** Linux gives up with ELOOP after as many (path_resolution(7)). */
const hopLimit = 40;

/**
 * Follows the symlink at `path` inside the image, as a process whose root is the image would: absolute targets start at
 * its root, `..` stays within it, links among the directories on the way are followed too. Paths are latin1.
 */
export function resolveLink(tree: Tree, path: string): Resolved {
  let hops = 0;
  let done: string[] = [];
  const ahead = path.split('/');
  while (ahead.length > 0) {
    const name = ahead.shift()!;
    if (name === '' || name === '.') continue;
    if (name === '..') {
      done.pop();
      continue;
    }
    const here = [...done, name].join('/');
    const node = tree.find(here);
    if (node < 0) return { missing: [here, ...ahead].join('/') };
    const kind = tree.kind(node);
    if (kind !== 'symlink') {
      // Nothing lies below a file, not even `..`.
      if (kind !== 'directory' && ahead.length > 0) return { missing: [here, ...ahead].join('/') };
      done.push(name);
      continue;
    }
    if (++hops > hopLimit) return { circle: true };
    const target = tree.entry(node).target ?? '';
    if (target.startsWith('/')) done = [];
    ahead.unshift(...target.split('/'));
  }
  return { path: done.join('/') };
}

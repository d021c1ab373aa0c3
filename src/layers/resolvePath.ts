import { bytesOfLatin1 } from '../model/latin1.ts';
import type { Tree } from './tree.ts';

/** Linux gives up with ELOOP after as many links (path_resolution(7)). */
const hopLimit = 40;
/** PATH_MAX; here all targets on the way count too, so that forty long ones cost no more than one. */
const walkLimit = 4096;

/**
 * The node that a process whose root is the image would reach at `path` (latin1): links are followed, the last
 * component too, absolute targets start at the image's root and `..` stays within it. -1 where nothing is reached.
 *
 * @param from the directory that a path without leading slash starts in
 */
export function resolvePath(tree: Tree, path: string, from = 0): number {
  if (path.length > walkLimit) return -1;
  const ahead = componentsFromLast(path);
  let node = path.startsWith('/') ? 0 : from;
  let hops = 0;
  let walked = path.length;
  while (ahead.length > 0) {
    // Nothing lies below a file, not even `..`.
    if (tree.kind(node) !== 'directory') return -1;
    const name = ahead.pop()!;
    if (name === '..') {
      node = Math.max(0, tree.parent(node));
      continue;
    }
    const next = childNamed(tree, node, name);
    if (next < 0) return -1;
    if (tree.kind(next) !== 'symlink') {
      node = next;
      continue;
    }
    const target = tree.entry(next, '').target ?? '';
    walked += target.length;
    if (target === '' || ++hops > hopLimit || walked > walkLimit) return -1;
    if (target.startsWith('/')) node = 0;
    ahead.push(...componentsFromLast(target));
  }
  return node;
}

/** What a link leads to, -1 where nothing is; every other node itself. */
export function followLink(tree: Tree, node: number): number {
  if (node < 0 || tree.kind(node) !== 'symlink') return node;
  const target = tree.entry(node, '').target ?? '';
  return target === '' ? -1 : resolvePath(tree, target, tree.parent(node));
}

/** The node of one name (latin1) in a directory, -1 when it is absent. No link is followed. */
export function childNamed(tree: Tree, directory: number, name: string): number {
  const bytes = bytesOfLatin1(name);
  const node = tree.stack.paths.tree.find(directory, bytes, 0, bytes.length);
  return node >= 0 && tree.has(node) ? node : -1;
}

function componentsFromLast(path: string): string[] {
  return path
    .split('/')
    .filter((name) => name !== '' && name !== '.')
    .reverse();
}

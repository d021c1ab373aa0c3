import { bytesOfLatin1 } from '../model/latin1.ts';
import type { Tree } from './tree.ts';

/** Linux gives up with ELOOP after as many links (path_resolution(7)). */
const hopLimit = 40;
/** PATH_MAX. All targets on the way count together, so that forty long ones cost no more than one. */
const walkLimit = 4096;

/** Where the way along a path ends. */
export type WayEnd = {
  /** The last node that was reached; the one asked for when nothing is `ahead`. */
  readonly node: number;
  /** Names that lead on from there and are not found, the next one last. */
  readonly ahead: readonly string[];
  /** The next name is a link more than Linux follows, or one whose target is too long. */
  readonly tooFar: boolean;
  /** Names that were looked up. */
  readonly steps: number;
};

/**
 * The node that a process whose root is the image would reach at `path` (latin1): links are followed, the last
 * component too, absolute targets start at the image's root and `..` stays within it. -1 where nothing is reached.
 *
 * @param from the directory that a path without leading slash starts in
 */
export function resolvePath(tree: Tree, path: string, from = 0): number {
  if (path.length > walkLimit) return -1;
  const { node, ahead } = walkPath(tree, path, from);
  return ahead.length === 0 ? node : -1;
}

/** Walks as `resolvePath` does, a path of any length, and says how far it came. */
export function walkPath(tree: Tree, path: string, from = 0): WayEnd {
  const ahead = componentsFromLast(path);
  let node = path.startsWith('/') ? 0 : from;
  let hops = 0;
  let walked = 0;
  let steps = 0;
  for (let name = ahead.at(-1); name !== undefined; name = ahead.at(-1)) {
    steps++;
    const next = stepTo(tree, node, name);
    if (next < 0) break;
    if (tree.kind(next) !== 'symlink') {
      node = next;
      ahead.pop();
      continue;
    }
    const target = tree.entry(next, '').target ?? '';
    walked += target.length;
    if (target === '') break;
    if (++hops > hopLimit || walked > walkLimit) return { node, ahead, tooFar: true, steps };
    if (target.startsWith('/')) node = 0;
    ahead.pop();
    ahead.push(...componentsFromLast(target));
  }
  return { node, ahead, tooFar: false, steps };
}

/** The node that one component leads to; -1 for none. Nothing lies below a file, not even `..`. */
function stepTo(tree: Tree, node: number, name: string): number {
  if (tree.kind(node) !== 'directory') return -1;
  if (name === '.') return node;
  return name === '..' ? Math.max(0, tree.parent(node)) : childNamed(tree, node, name);
}

/** What a link leads to, -1 where nothing is; every other node itself. */
export function followLink(tree: Tree, node: number): number {
  if (node < 0 || tree.kind(node) !== 'symlink') return node;
  // a link that is seen through another one leads on from where it really is; nodes of the real tree are the view's too
  if (tree.through !== undefined) return followLink(tree.through.tree, tree.through.nodes[node]!);
  const target = tree.entry(node, '').target ?? '';
  return target === '' ? -1 : resolvePath(tree, target, tree.parent(node));
}

/** The node of one name (latin1) in a directory, -1 when it is absent. No link is followed. */
export function childNamed(tree: Tree, directory: number, name: string): number {
  const bytes = bytesOfLatin1(name);
  const node = tree.stack.paths.tree.find(directory, bytes, 0, bytes.length);
  return node >= 0 && tree.has(node) ? node : -1;
}

/** A slash or dot at the end asks for a directory: it stays, as a dot. */
function componentsFromLast(path: string): string[] {
  const names = path.split('/');
  const isFolder = names.at(-1) === '' || names.at(-1) === '.';
  const components = names.filter((name) => name !== '' && name !== '.').reverse();
  return isFolder ? ['.', ...components] : components;
}

import type { Comparison, Equal } from '../compare/comparison.ts';
import { layerChanges } from '../compare/layerChanges.ts';
import type { Stack } from '../layers/stack.ts';
import type { Tree } from '../layers/tree.ts';
import { treeAt } from '../layers/treeAt.ts';
import type { ChangeClass, Counts } from '../model/change.ts';
import type { Entry } from '../model/entry.ts';

/** One line of `ls`: the entry, and with `--layer` what the layer did to it. */
export type Listed = {
  readonly entry: Entry;
  /** Absent without `--layer`, and on a folder that is only the way to changes. */
  readonly change?: ChangeClass;
  readonly reasons?: readonly string[];
  /** What changed inside a folder whose contents are not listed. */
  readonly inside?: Counts;
};

export type ListingOptions = {
  /** latin1, no leading slash; empty for the root. */
  readonly path: string;
  readonly recursive: boolean;
  /** What layer N did instead of the final file system. */
  readonly layer?: number | undefined;
};

/** Linux takes no path of more bytes (PATH_MAX with its NUL): what lies below one is not listed, it would grow by the square. */
const longestPath = 4095;

/**
 * What there is to list, walked depth first, names in byte order: a folder's contents, anything else itself. Undefined
 * when the path is not there. With `layer` only what it did, removed paths included; without `recursive` also the
 * folders inside which it did something.
 */
export function listing(stack: Stack, options: ListingOptions, equal: Equal): Iterable<Listed> | undefined {
  return options.layer === undefined ? listTree(stack, options) : listChanges(stack, options, options.layer, equal);
}

type Place = { readonly node: number; readonly path: string };

function listTree(stack: Stack, { path, recursive }: ListingOptions): Iterable<Listed> | undefined {
  const tree = treeAt(stack, stack.image.layers.length);
  const node = tree.find(path);
  if (node < 0) return undefined;
  if (tree.kind(node) !== 'directory') return [{ entry: tree.entry(node) }];
  return entriesOf(tree, below(tree, tree, { node, path }, recursive));
}

function* entriesOf(tree: Tree, places: Iterable<Place>): Generator<Listed> {
  for (const { node, path } of places) yield { entry: tree.entry(node, path) };
}

function listChanges(stack: Stack, options: ListingOptions, layer: number, equal: Equal): Iterable<Listed> | undefined {
  const changes = layerChanges(stack, layer, equal);
  const { before, after } = changes;
  const { path, recursive } = options;
  const node = Math.max(after.find(path), before.find(path));
  if (node < 0) return undefined;
  const inside = below(changes, after, { node, path }, recursive);
  const isFolder = (after.has(node) ? after : before).kind(node) === 'directory';
  return changesAt(changes, isFolder ? inside : withItself({ node, path }, inside), recursive);
}

/** A folder that became a file: what was in it is gone, and that is part of the answer. */
function* withItself(place: Place, inside: Iterable<Place>): Generator<Place> {
  yield place;
  yield* inside;
}

function* changesAt(changes: Comparison, places: Iterable<Place>, recursive: boolean): Generator<Listed> {
  for (const { node, path } of places) {
    const change = changes.class(node);
    const inside = recursive ? undefined : changesInside(changes, node);
    if (change === 'unchanged' && inside === undefined) continue;
    const tree = changes.after.has(node) ? changes.after : changes.before;
    yield {
      entry: tree.entry(node, path),
      ...(change === 'unchanged' ? {} : { change, reasons: changes.reasons(node) }),
      ...(inside === undefined ? {} : { inside }),
    };
  }
}

function changesInside(changes: Comparison, node: number): Counts | undefined {
  const counts = changes.counts(node);
  const { added, modified, removed, touched, unknown } = counts;
  return added + modified + removed + touched + unknown > 0 ? counts : undefined;
}

/** Places below `top` in the order of a recursive ls, without recursion: a path may have thousands of components. */
function* below(
  folders: { children(node: number): readonly number[] },
  names: { name(node: number): string },
  top: Place,
  recursive: boolean,
): Generator<Place> {
  const waiting: Place[] = [];
  const open = ({ node, path }: Place): void => {
    if (path.length > longestPath) return;
    const start = path === '' ? '' : `${path}/`;
    const children = folders.children(node);
    for (let i = children.length - 1; i >= 0; i--) {
      waiting.push({ node: children[i]!, path: start + names.name(children[i]!) });
    }
  };
  open(top);
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    yield place;
    if (recursive) open(place);
  }
}

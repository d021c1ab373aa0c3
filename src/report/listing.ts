import type { Equal } from '../compare/comparison.ts';
import { layerChanges } from '../compare/layerChanges.ts';
import type { Stack } from '../layers/stack.ts';
import { treeAt } from '../layers/treeAt.ts';
import type { ChangeClass } from '../model/change.ts';
import type { Entry } from '../model/entry.ts';

/** One line of `ls`: the entry, and with `--layer` what the layer did to it. */
export type Listed = { readonly entry: Entry; readonly change?: ChangeClass; readonly reasons?: readonly string[] };

export type ListingOptions = {
  /** latin1, no leading slash; empty for the root. */
  readonly path: string;
  readonly recursive: boolean;
  /** What layer N did instead of the final file system. */
  readonly layer?: number | undefined;
};

/** What there is to list, walked depth first, names in byte order; undefined when the path is not there. */
export function listing(stack: Stack, options: ListingOptions, equal: Equal): Iterable<Listed> | undefined {
  return options.layer === undefined ? listTree(stack, options) : listChanges(stack, options, options.layer, equal);
}

function listTree(stack: Stack, { path, recursive }: ListingOptions): Iterable<Listed> | undefined {
  const tree = treeAt(stack, stack.image.layers.length);
  const top = tree.find(path);
  if (top < 0) return undefined;
  if (tree.kind(top) !== 'directory') return [{ entry: tree.entry(top) }];
  return mapped(below(tree, top, recursive), (node) => ({ entry: tree.entry(node) }));
}

function listChanges(stack: Stack, options: ListingOptions, layer: number, equal: Equal): Iterable<Listed> | undefined {
  const changes = layerChanges(stack, layer, equal);
  const before = changes.before.find(options.path);
  const top = before < 0 ? changes.after.find(options.path) : before;
  if (top < 0) return undefined;
  const shown = (node: number): boolean => changes.class(node) !== 'unchanged';
  const nodes = changes.children(top).length === 0 && top !== 0 ? [top] : below(changes, top, options.recursive);
  return mapped(filtered(nodes, shown), (node) => {
    const { after, before: gone } = changes.change(node);
    return { entry: (after ?? gone)!, change: changes.class(node), reasons: changes.reasons(node) };
  });
}

/** Nodes below `top` in the order of a recursive ls, without recursion: a path may have 100,000 components. */
function* below(
  tree: { children(node: number): readonly number[] },
  top: number,
  recursive: boolean,
): Generator<number> {
  const waiting = [...tree.children(top)].reverse();
  while (waiting.length > 0) {
    const node = waiting.pop()!;
    yield node;
    if (!recursive) continue;
    const children = tree.children(node);
    for (let i = children.length - 1; i >= 0; i--) waiting.push(children[i]!);
  }
}

function* filtered<T>(items: Iterable<T>, keep: (item: T) => boolean): Generator<T> {
  for (const item of items) if (keep(item)) yield item;
}

function* mapped<T, U>(items: Iterable<T>, change: (item: T) => U): Generator<U> {
  for (const item of items) yield change(item);
}

import type { Comparison } from '../../compare/comparison.ts';
import type { RowSpot, TreeRow } from '../row.ts';
import type { IsOpen } from './chain.ts';
import { type Farm, targetOf } from './farm.ts';
import { isAllNew, kindOf, shownClass } from './rowOptions.ts';
import { type ShownNodes, shownBits } from './shownNodes.ts';

/** Where a row stands: the directory it is listed in (-1: it is the root row) and its depth. */
export type RowPlace = { readonly directory: number; readonly depth: number };

/** One row of a node. */
export function treeRow(
  comparison: Comparison,
  shown: ShownNodes,
  isOpen: IsOpen,
  node: number,
  { directory, depth }: RowPlace,
): TreeRow {
  const { after } = comparison;
  const kind = kindOf(comparison, node);
  const what = node === 0 ? 'root' : whatIs(kind);
  const hasRowsBelow = shown.children[node]! > 0;
  const isFolder = what === 'root' || what === 'directory';
  const size = isFolder ? shown.bytes[node]! : comparison.size(node);
  return {
    key: after.path(node),
    node,
    depth,
    what,
    names: chainNames(comparison, node, directory),
    ...openPart(what, hasRowsBelow, () => isOpen(node)),
    class: shownClass(comparison, node),
    ...(!(shown.bits[node]! & shownBits.link) && { size }),
    hidden: !after.has(node),
    ...(isFolder && !isAllNew(comparison) && { counts: comparison.counts(node) }),
    ...(what === 'link' && targetPart(comparison, node)),
  };
}

/** As much of that row as tells what it holds. */
export function treeSpot(comparison: Comparison, shown: ShownNodes, isOpen: IsOpen, node: number): RowSpot {
  const what = node === 0 ? 'root' : whatIs(kindOf(comparison, node));
  return {
    what,
    ...openPart(what, shown.children[node]! > 0, () => isOpen(node)),
    class: shownClass(comparison, node),
    ...((what === 'root' || what === 'directory') && !isAllNew(comparison) && { counts: comparison.counts(node) }),
  };
}

/** Whether it is unfolded, for directories and for what was one and has rows below it. */
function openPart(what: TreeRow['what'], hasRowsBelow: boolean, isOpen: () => boolean): { readonly open?: boolean } {
  if (what === 'root' || !(what === 'directory' || hasRowsBelow)) return {};
  return { open: hasRowsBelow && isOpen() };
}

/** The row of a farm; its node is the directory it is in. */
export function farmRow(comparison: Comparison, farm: Farm, open: boolean, { directory, depth }: RowPlace): TreeRow {
  return {
    key: farm.key,
    node: directory,
    depth,
    what: 'farm',
    names: [],
    open,
    class: farm.class,
    hidden: farm.class === 'removed',
    target: farm.target,
    members: farm.members.map((member) => comparison.after.name(member)),
  };
}

function whatIs(kind: ReturnType<typeof kindOf>): TreeRow['what'] {
  if (kind === 'file' || kind === 'directory') return kind;
  return kind === 'symlink' || kind === 'hardlink' ? 'link' : 'special';
}

/** Names from below `directory` to the node. */
function chainNames({ after }: Comparison, node: number, directory: number): readonly string[] {
  const names: string[] = [];
  for (let at = node; at > 0 && at !== directory; at = after.parent(at)) names.push(after.name(at));
  return names.reverse();
}

function targetPart(comparison: Comparison, node: number): { readonly target?: string } {
  const target = targetOf(comparison, node);
  return target === undefined ? {} : { target };
}

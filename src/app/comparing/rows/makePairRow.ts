import type { ImageComparison } from '../../../compare/imageComparison.ts';
import { isSeenLink, realNode } from '../../../layers/throughLinks.ts';
import type { Tree } from '../../../layers/tree.ts';
import type { SideName } from '../../../model/sideName.ts';
import type { PairRow, PairSide } from '../pairRow.ts';
import type { IsPairOpen } from './pairChain.ts';
import type { PairFarm } from './pairFarm.ts';
import { pairKey } from './pairKey.ts';
import { isDirectory, signOf } from './pairOptions.ts';
import { bytesOf } from './pairOrder.ts';
import type { ShownPairs } from './shownPairs.ts';

/** Where a row stands: the directory it is listed in (-1: it is the root row) and its depth. */
type Place = { readonly directory: number; readonly depth: number };

/** One row of a pair. */
export function makePairRow(
  comparison: ImageComparison,
  shown: ShownPairs,
  isOpen: IsPairOpen,
  pair: number,
  { directory, depth }: Place,
): PairRow {
  const hasRowsBelow = shown.children[pair]! > 0;
  const isFolder = isDirectory(comparison, pair);
  const bytes = bytesOf(comparison, shown, pair);
  const left = sideOf(comparison.left, comparison.leftNode(pair), bytes.left);
  const right = sideOf(comparison.right, comparison.rightNode(pair), bytes.right);
  const chain = chainOf(comparison, pair, directory);
  const partner = partnerOf(comparison, pair);
  return {
    key: pairKey(comparison, pair),
    pair,
    depth,
    ...((pair > 0 && isFolder) || (hasRowsBelow && !isFolder) ? { open: hasRowsBelow && isOpen(pair) } : {}),
    class: signOf(comparison, pair),
    ...(left && { left: { ...left, names: chain.map((one) => comparison.left.name(comparison.leftNode(one))) } }),
    ...(right && { right: { ...right, names: chain.map((one) => comparison.right.name(comparison.rightNode(one))) } }),
    ...(partner && { partner }),
    ...(isFolder && { counts: comparison.counts(pair) }),
  };
}

/** The row of a row of links; its pair is that of the directory. */
export function pairFarmRow(comparison: ImageComparison, farm: PairFarm, open: boolean, place: Place): PairRow {
  const [first = 0] = farm.members;
  const [left, right] = [comparison.leftNode(first), comparison.rightNode(first)];
  const side: PairSide = { what: 'farm', names: [], target: farm.target };
  const nameOf = (pair: number): string =>
    left < 0 ? comparison.right.name(comparison.rightNode(pair)) : comparison.left.name(comparison.leftNode(pair));
  return {
    key: farm.key,
    pair: place.directory,
    depth: place.depth,
    open,
    class: farm.class,
    ...(left >= 0 && { left: side }),
    ...(right >= 0 && { right: side }),
    members: farm.members.map(nameOf),
  };
}

function sideOf(tree: Tree, node: number, size: number): Omit<PairSide, 'names'> | undefined {
  if (node < 0) return undefined;
  if (node === 0) return { what: 'root', size };
  const kind = tree.kind(node);
  const isSeen = isSeenLink(tree, node);
  if (kind === 'file' || (kind === 'directory' && !isSeen)) return { what: kind, size };
  const { target } = tree.entry(node);
  const leadsTo = target === undefined ? {} : { target };
  if (kind === 'directory') return { what: kind, size, ...leadsTo };
  if (kind !== 'symlink' && kind !== 'hardlink') return { what: 'special', size };
  // Of the names of one file another one may have the bytes here than in the tree itself.
  const own = size > 0 ? { size } : {};
  // what is seen because a folder above is a link is no link of its own
  const isBelow = kind === 'hardlink' && !isSeen && realNode(tree, node) !== node;
  return { what: 'link', ...own, ...(isBelow ? {} : leadsTo) };
}

/** Pairs from below `directory` to the pair. */
function chainOf(comparison: ImageComparison, pair: number, directory: number): readonly number[] {
  const pairs: number[] = [];
  for (let at = pair; at > 0 && at !== directory; at = comparison.parent(at)) pairs.push(at);
  return pairs.reverse();
}

/** Where the same bytes stand in the other image. */
function partnerOf(comparison: ImageComparison, pair: number): PairRow['partner'] {
  const partner = comparison.partner(pair);
  if (partner < 0) return undefined;
  const side = partnerSide(comparison, pair);
  return { side, path: comparison[side].path(partner) };
}

/** The side across from the pair's file: a link may face it. */
function partnerSide(comparison: ImageComparison, pair: number): SideName {
  return comparison.isFile(pair).right ? 'left' : 'right';
}

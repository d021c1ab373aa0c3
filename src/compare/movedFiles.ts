import { isFile } from '../layers/isFile.ts';
import { followLink } from '../layers/resolvePath.ts';
import type { Tree } from '../layers/tree.ts';
import { Candidates, type KnownFile, knownFile } from './candidates.ts';
import type { ImageComparison } from './imageComparison.ts';
import { equalAcross } from './imageEquality.ts';

/** Two trees in pairs, and what is known of their contents. */
export type PairedTrees = Pick<ImageComparison, 'left' | 'right' | 'length' | 'leftNode' | 'rightNode' | 'equality'>;

export type Side = 'left' | 'right';

/** A pair whose file has nobody to be compared with at its own path: it may stand elsewhere on the other side. */
export type Seeker = {
  readonly pair: number;
  readonly side: Side;
  readonly file: KnownFile;
  /** Where the link that faces it leads, when that is a file; else -1. */
  readonly linked: number;
};

/** The files for which equal contents are looked for, and the trees in which that is done. */
export type Search = Pick<PairedTrees, 'left' | 'right' | 'equality'> & {
  readonly seekers: readonly Seeker[];
  readonly among: { readonly left: Candidates; readonly right: Candidates };
};

/** A hostile link takes a tenth of a millisecond to follow. */
const linkLimit = 20_000;

/** The searches of comparisons that are in use: classes and all questions about one comparison look at the same files. */
const searches = new WeakMap<PairedTrees, Search>();

/** Finds who seeks: files that stand alone, or face a symlink. Empty files are equal to too many to be told. */
export function searchOf(pairs: PairedTrees): Search {
  let search = searches.get(pairs);
  if (!search) searches.set(pairs, (search = searchIn(pairs)));
  return search;
}

function searchIn(pairs: PairedTrees): Search {
  const { left, right, equality } = pairs;
  const { digests } = equality;
  const seekers: Seeker[] = [];
  const follow = { left: follower(left), right: follower(right) };
  const seek = (pair: number, side: Side, tree: Tree, node: number, other: Tree, facing: number): void => {
    const isLink = facing >= 0 && other.kind(facing) === 'symlink';
    if (!isFile(tree, node) || (facing >= 0 && !isLink)) return;
    const file = knownFile(tree, node, digests[side]);
    if (file.size === 0) return;
    seekers.push({ pair, side, file, linked: isLink ? follow[side === 'left' ? 'right' : 'left'](facing) : -1 });
  };
  for (let pair = 1; pair < pairs.length; pair++) {
    const [a, b] = [pairs.leftNode(pair), pairs.rightNode(pair)];
    if (a >= 0) seek(pair, 'left', left, a, right, b);
    if (b >= 0) seek(pair, 'right', right, b, left, a);
  }
  const sizesOf = (side: Side): ReadonlySet<number> =>
    new Set(seekers.filter((seeker) => seeker.side === side).map(({ file }) => file.size));
  return {
    left,
    right,
    equality,
    seekers,
    among: {
      left: new Candidates(left, digests.left, sizesOf('right')),
      right: new Candidates(right, digests.right, sizesOf('left')),
    },
  };
}

/** The node across that holds the same bytes; -1: there is none; undefined: that depends on contents nobody has read. */
export function partnerOf(seeker: Seeker, { among, left, right, equality }: Search): number | undefined {
  const { file, side, linked } = seeker;
  const [tree, other, across] = side === 'left' ? [left, right, among.right] : [right, left, among.left];
  if (linked >= 0) {
    const [own, theirs] = [tree.version(file.node), other.version(linked)];
    const equal = equalAcross(equality);
    if (side === 'left' ? equal(own, theirs) : equal(theirs, own)) return linked;
  }
  const found = across.find(file, (node) => tree.name(node));
  if (found >= 0) return found;
  return across.isOpen(file) ? undefined : -1;
}

/** Follows symlinks of a tree to files; not all of hundreds of thousands: their files find equal bytes without. */
function follower(tree: Tree): (link: number) => number {
  let left = linkLimit;
  return (link) => {
    const node = left-- > 0 ? followLink(tree, link) : -1;
    return node > 0 && isFile(tree, node) ? node : -1;
  };
}

import type { ImageComparison, PairClass } from '../../../compare/imageComparison.ts';
import { pairKey } from './pairKey.ts';
import { kindsOf, type PairOptions } from './pairOptions.ts';
import { pairBits, type ShownPairs } from './shownPairs.ts';

/** Four or more links to one target in one folder, there on the same sides: one row. */
export type PairFarm = {
  /** The key of the directory, the target, and a third part where one target has several rows. */
  readonly key: string;
  readonly target: string;
  readonly class: PairClass;
  /** Pairs, in byte order of their names. */
  readonly members: readonly number[];
};

const fewest = 4;

/** The pairs of a directory that have rows: its rows of links, largest first, and the pairs that belong to none. */
export type PairFarms = { readonly farms: readonly PairFarm[]; readonly rest: readonly number[] };

export function isFarmOpen(folds: PairOptions['folds'], { key }: PairFarm): boolean {
  return folds.get(key) ?? false;
}

const known = new WeakMap<ShownPairs, Map<number, PairFarms>>();

/** What a directory shows; kept for what is shown, because rows are counted by it at every fold. */
export function pairFarms(comparison: ImageComparison, shown: ShownPairs, directory: number): PairFarms {
  if (shown.links[directory]! < fewest) return { farms: [], rest: shownIn(comparison, shown, directory) };
  let farms = known.get(shown);
  if (farms === undefined) known.set(shown, (farms = new Map()));
  let answer = farms.get(directory);
  if (answer === undefined) {
    answer = farmsAmong(comparison, shown, directory, shownIn(comparison, shown, directory));
    farms.set(directory, answer);
  }
  return answer;
}

/** How many rows less there are for them, with these folds. */
export function sparedByFarms(
  comparison: ImageComparison,
  shown: ShownPairs,
  directory: number,
  folds: PairOptions['folds'],
): number {
  if (shown.links[directory]! < fewest) return 0;
  const { farms } = pairFarms(comparison, shown, directory);
  return farms.reduce((spared, farm) => spared + (isFarmOpen(folds, farm) ? 0 : farm.members.length) - 1, 0);
}

/** The pairs of a directory that have rows, in byte order of their names. */
export function shownIn(comparison: ImageComparison, shown: ShownPairs, directory: number): readonly number[] {
  return comparison.children(directory).filter((pair) => shown.bits[pair]! & pairBits.row);
}

function farmsAmong(
  comparison: ImageComparison,
  shown: ShownPairs,
  directory: number,
  pairs: readonly number[],
): PairFarms {
  const links = pairs.filter((pair) => shown.bits[pair]! & pairBits.link && shown.children[pair] === 0);
  if (links.length < fewest) return { farms: [], rest: pairs };
  const farms = grouped(comparison, directory, links).filter((farm) => farm.members.length >= fewest);
  const inFarms = new Set(farms.flatMap((farm) => farm.members));
  return {
    farms: farms.sort((a, b) => b.members.length - a.members.length),
    rest: pairs.filter((pair) => !inFarms.has(pair)),
  };
}

function grouped(comparison: ImageComparison, directory: number, links: readonly number[]): PairFarm[] {
  const place = pairKey(comparison, directory);
  const groups = new Map<string, PairFarm & { readonly members: number[] }>();
  for (const link of links) {
    const target = commonTarget(comparison, link);
    if (target === undefined) continue;
    const { left, right } = kindsOf(comparison, link);
    const own = comparison.class(link);
    const key = [place, target, `${own} ${left ?? right}`].join('\0');
    const group = groups.get(key);
    if (group) group.members.push(link);
    else groups.set(key, { key, target, class: own, members: [link] });
  }
  return [...groups.values()];
}

/** Target of a link as stored, of a hard link the path of its file; undefined when the sides lead to different ones. */
function commonTarget(comparison: ImageComparison, pair: number): string | undefined {
  const [left, right] = [comparison.leftNode(pair), comparison.rightNode(pair)];
  const one = left < 0 ? undefined : (comparison.left.entry(left).target ?? '');
  const other = right < 0 ? undefined : (comparison.right.entry(right).target ?? '');
  if (one === undefined || other === undefined) return one ?? other;
  return one === other ? one : undefined;
}

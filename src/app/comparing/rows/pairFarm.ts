import type { ImageComparison, PairClass } from '../../../compare/imageComparison.ts';
import { type Farms, farmsAmong, fewestLinks, keptFarms, rowsSpared } from '../../rows/farms.ts';
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

export function isFarmOpen(folds: PairOptions['folds'], { key }: PairFarm): boolean {
  return folds.get(key) ?? false;
}

const kept = keptFarms<PairFarm>();

/** What a directory shows. */
export function pairFarms(comparison: ImageComparison, shown: ShownPairs, directory: number): Farms<PairFarm> {
  const pairs = (): readonly number[] => shownIn(comparison, shown, directory);
  if (shown.links[directory]! < fewestLinks) return { farms: [], rest: pairs() };
  const isLink = (pair: number): boolean => (shown.bits[pair]! & pairBits.link) !== 0 && shown.children[pair] === 0;
  return kept(shown, directory, () => farmsAmong(pairs(), isLink, (links) => grouped(comparison, directory, links)));
}

/** How many rows less there are for rows of links, with these folds. */
export function sparedByFarms(
  comparison: ImageComparison,
  shown: ShownPairs,
  directory: number,
  folds: PairOptions['folds'],
): number {
  if (shown.links[directory]! < fewestLinks) return 0;
  return rowsSpared(pairFarms(comparison, shown, directory).farms, (farm) => isFarmOpen(folds, farm));
}

/** The pairs of a directory that have rows, in byte order of their names. */
export function shownIn(comparison: ImageComparison, shown: ShownPairs, directory: number): readonly number[] {
  return comparison.children(directory).filter((pair) => shown.bits[pair]! & pairBits.row);
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

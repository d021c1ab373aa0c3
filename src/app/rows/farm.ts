import type { Comparison } from '../../compare/comparison.ts';
import type { ChangeClass } from '../../model/change.ts';
import type { Folds } from '../state.ts';
import { type Farms, farmsAmong, fewestLinks, keptFarms, rowsSpared } from './farms.ts';
import { kindOf, shownClass } from './rowOptions.ts';
import { type ShownNodes, shownBits } from './shownNodes.ts';

/** Four or more links to one target in one folder: one row. */
export type Farm = {
  /** What the cursor and the folds hold: `DIRECTORY\0TARGET`, and a third part where one target has several farms. */
  readonly key: string;
  readonly target: string;
  readonly class: ChangeClass;
  /** Nodes, in byte order of their names. */
  readonly members: readonly number[];
};

/** Whether a farm is unfolded: its own fold, or the one of all links in the directory to that target. */
export function isFarmOpen(folds: Folds, { key }: Farm): boolean {
  return folds.get(key) ?? folds.get(key.split('\0', 2).join('\0')) ?? false;
}

/** Target of a link as stored; of a hard link the path of its file. */
export function targetOf({ before, after }: Comparison, node: number): string | undefined {
  return (after.has(node) ? after : before).entry(node).target;
}

const kept = keptFarms<Farm>();

/** What a directory shows. */
export function farmsOf(comparison: Comparison, shown: ShownNodes, directory: number): Farms<Farm> {
  const nodes = (): readonly number[] => shownIn(comparison, shown, directory);
  if (shown.links[directory]! < fewestLinks) return { farms: [], rest: nodes() };
  const isLink = (node: number): boolean => (shown.bits[node]! & shownBits.link) !== 0 && shown.children[node] === 0;
  return kept(shown, directory, () => farmsAmong(nodes(), isLink, (links) => grouped(comparison, directory, links)));
}

/** How many rows less there are for farms, with these folds. */
export function sparedByFarms(comparison: Comparison, shown: ShownNodes, directory: number, folds: Folds): number {
  if (shown.links[directory]! < fewestLinks) return 0;
  return rowsSpared(farmsOf(comparison, shown, directory).farms, (farm) => isFarmOpen(folds, farm));
}

/** The nodes of a directory that have rows, in byte order of their names. */
export function shownIn(comparison: Comparison, shown: ShownNodes, directory: number): readonly number[] {
  return comparison.children(directory).filter((node) => shown.bits[node]! & shownBits.row);
}

function grouped(comparison: Comparison, directory: number, links: readonly number[]): Farm[] {
  const path = comparison.after.path(directory);
  const groups = new Map<string, Farm & { readonly members: number[] }>();
  for (const link of links) {
    const target = targetOf(comparison, link) ?? '';
    const own = shownClass(comparison, link);
    // A link that is added among eighty that are not must stay in sight, and a hard link's target means another place.
    const kind = kindOf(comparison, link) === 'hardlink' ? 'hardlink' : '';
    const variant = [own === 'unchanged' ? '' : own, kind].filter(Boolean).join(' ');
    const key = [path, target, ...(variant === '' ? [] : [variant])].join('\0');
    const group = groups.get(key);
    if (group) group.members.push(link);
    else groups.set(key, { key, target, class: own, members: [link] });
  }
  return [...groups.values()];
}

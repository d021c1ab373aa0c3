import type { Comparison } from '../../compare/comparison.ts';
import type { ChangeClass } from '../../model/change.ts';
import type { Folds } from '../state.ts';
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

const fewest = 4;

/** The nodes of a directory that have rows: its farms, largest first, and the nodes that belong to none. */
export type Farms = { readonly farms: readonly Farm[]; readonly rest: readonly number[] };

/** Whether a farm is unfolded: its own fold, or the one of all links in the directory to that target. */
export function isFarmOpen(folds: Folds, { key }: Farm): boolean {
  return folds.get(key) ?? folds.get(key.split('\0', 2).join('\0')) ?? false;
}

/** Target of a link as stored; of a hard link the path of its file. */
export function targetOf({ before, after }: Comparison, node: number): string | undefined {
  return (after.has(node) ? after : before).entry(node).target;
}

const known = new WeakMap<ShownNodes, Map<number, Farms>>();

/** What a directory shows; kept for what is shown, because rows are counted by it at every fold. */
export function farmsOf(comparison: Comparison, shown: ShownNodes, directory: number): Farms {
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
export function sparedByFarms(comparison: Comparison, shown: ShownNodes, directory: number, folds: Folds): number {
  if (shown.links[directory]! < fewest) return 0;
  const { farms } = farmsOf(comparison, shown, directory);
  return farms.reduce((spared, farm) => spared + (isFarmOpen(folds, farm) ? 0 : farm.members.length) - 1, 0);
}

/** The nodes of a directory that have rows, in byte order of their names. */
export function shownIn(comparison: Comparison, shown: ShownNodes, directory: number): readonly number[] {
  return comparison.children(directory).filter((node) => shown.bits[node]! & shownBits.row);
}

function farmsAmong(comparison: Comparison, shown: ShownNodes, directory: number, nodes: readonly number[]): Farms {
  const links = nodes.filter((node) => shown.bits[node]! & shownBits.link && shown.children[node] === 0);
  if (links.length < fewest) return { farms: [], rest: nodes };
  const farms = grouped(comparison, directory, links).filter((farm) => farm.members.length >= fewest);
  if (farms.length === 0) return { farms, rest: nodes };
  const inFarms = new Set(farms.flatMap((farm) => farm.members));
  return {
    farms: farms.sort((a, b) => b.members.length - a.members.length),
    rest: nodes.filter((node) => !inFarms.has(node)),
  };
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

import { expect, test } from 'vitest';
import type { Folder } from '../../../src/app/rows/folder.ts';
import { LazyRows, type Spot } from '../../../src/app/rows/lazyRows.ts';
import { rowsBelow } from '../../../src/app/rows/rowsBelow.ts';
import { type Random, random as randomOf } from '../../support/random.ts';
import { type UnfoldedRows, unfoldedRows } from './unfoldedRows.ts';

type Farm = { readonly key: string; readonly members: readonly number[] };

/** A random tree: parents, open folders, and in each folder what is grouped as links. */
function randomTree(random: Random) {
  const length = 2 + random.below(60);
  const deep = random.below(2) === 0;
  const parent = Array.from({ length }, (_, node) => {
    return node === 0 ? -1 : Math.max(0, deep ? node - 1 - random.below(Math.min(3, node)) : random.below(node));
  });
  const opened = parent.map(() => random.below(4) > 0);
  const joined = parent.map(() => random.below(3) > 0);
  const farmed = parent.map(() => random.below(3) === 0);
  const farmOpen = parent.map(() => random.below(2) === 0);
  const childrenOf = (node: number): number[] => parent.flatMap((above, child) => (above === node ? [child] : []));
  const isOpen = (node: number): boolean => node === 0 || opened[node]!;
  const endOf = (first: number): number => {
    let end = first;
    for (let inside = childrenOf(end); inside.length === 1 && isOpen(end) && joined[end]; inside = childrenOf(end))
      end = inside[0]!;
    return end;
  };
  const leavesIn = (node: number): number[] => childrenOf(node).filter((child) => childrenOf(child).length === 0);
  const farmsIn = (node: number): Farm[] =>
    farmed[node] && leavesIn(node).length > 2 ? [{ key: `farm ${node}`, members: leavesIn(node) }] : [];
  const isFarmOpen = ({ key }: Farm): boolean => farmOpen[Number(key.slice(5))]!;
  const folder = (node: number): Folder<Farm> => {
    const farms = farmsIn(node);
    const firsts = childrenOf(node)
      .filter((child) => !farms.some(({ members }) => members.includes(child)))
      .reverse();
    return { firsts, ends: firsts.map(endOf), farms };
  };
  const folders = parent.map((_, node) => node).filter((node) => node === 0 || childrenOf(node).length > 0);
  const below = rowsBelow({
    length,
    folders: folders.reverse(),
    children: Uint32Array.from(parent, (_, node) => childrenOf(node).length),
    child: Int32Array.from(parent, (_, node) => childrenOf(node)[0] ?? 0),
    parent: (node) => parent[node]!,
    isOpen,
    joins: (node) => joined[node]!,
    spared: (node) => farmsIn(node).reduce((sum, farm) => sum + (isFarmOpen(farm) ? 0 : farm.members.length) - 1, 0),
  });
  const hasOpen = (end: number): boolean => childrenOf(end).length > 0 && isOpen(end);
  const lazy = () =>
    new LazyRows<Farm>(
      { parent: (node) => parent[node]!, folder, below: (end) => (hasOpen(end) ? below[end]! : 0), isFarmOpen },
      below[0]!,
    );
  return { parent, lazy, eager: unfoldedRows<Farm>({ folder, isOpen: hasOpen, isFarmOpen }) };
}

function slowIndex(rows: UnfoldedRows<Farm>, parent: readonly number[], node: number): number {
  const row = new Map<number, number>([[0, 0]]);
  for (const [at, farm] of rows.farms) for (const member of farm.members) row.set(member, at);
  for (const [at, end] of rows.ends.entries()) {
    if (rows.farms.has(at)) continue;
    for (let one = end; one > 0 && one !== rows.directories[at]; one = parent[one]!) row.set(one, at);
  }
  let at = node;
  while (at > 0 && !row.has(at)) at = parent[at]!;
  return row.get(at)!;
}

const seeds = Array.from({ length: 200 }, (_, i) => i + 1);

test.each(seeds)('rows asked for by number are those that are listed one after the other (seed %i)', (seed) => {
  const random = randomOf(seed);
  const { lazy, eager } = randomTree(random);
  const rows = lazy();
  expect(rows.length).toBe(eager.ends.length);
  const order = eager.ends.map((_, row) => row);
  if (seed % 2 === 0) order.sort(() => random.below(3) - 1);
  for (const row of order) {
    const spot: Spot<Farm> = rows.at(row);
    const below = eager.depths.findIndex(
      (depth, other) => other > row && (row === 0 ? false : depth <= eager.depths[row]!),
    );
    expect(spot).toEqual({
      end: eager.ends[row],
      directory: eager.directories[row],
      depth: eager.depths[row],
      below: (below < 0 ? eager.ends.length : below) - row - 1,
      ...(eager.farms.has(row) && { farm: eager.farms.get(row) }),
    });
  }
  expect(() => rows.at(rows.length)).toThrow(RangeError);
});

test.each(seeds)('rows are found by their nodes and by the keys of rows of links (seed %i)', (seed) => {
  const { parent, lazy, eager } = randomTree(randomOf(seed));
  const rows = lazy();
  for (const node of parent.keys()) expect([node, rows.indexOf(node)]).toEqual([node, slowIndex(eager, parent, node)]);
  const found = [...eager.farms].map(([row, { key }]) => rows.indexOfFarm(eager.ends[row]!, key));
  expect(found).toEqual([...eager.farms.keys()]);
  expect(rows.indexOfFarm(0, 'no such row')).toBeUndefined();
});

test.each(seeds)('the next stop is found in both directions, folders without any are passed over (seed %i)', (seed) => {
  const random = randomOf(seed);
  const { parent, lazy, eager } = randomTree(random);
  const rows = lazy();
  const wanted = parent.map(() => random.below(6) === 0);
  const holds = (directory: number): boolean =>
    wanted.some((is, node) => {
      for (let at = node; is && at >= 0; at = parent[at]!) if (at === directory && node !== directory) return true;
      return false;
    });
  const isStop = ({ end, farm }: Spot<Farm>): boolean =>
    farm === undefined ? wanted[end]! : farm.members.some((member) => wanted[member]);
  const stops = eager.ends.flatMap((end, row) => {
    const farm = eager.farms.get(row);
    return isStop({ end, directory: 0, depth: 0, below: 0, ...(farm && { farm }) }) ? [row] : [];
  });
  for (const row of eager.ends.keys()) {
    expect(rows.next(row, 1, isStop, (one) => !holds(one))).toBe(stops.find((stop) => stop > row));
    expect(rows.next(row, -1, isStop, (one) => !holds(one))).toBe(stops.findLast((stop) => stop < row));
  }
});

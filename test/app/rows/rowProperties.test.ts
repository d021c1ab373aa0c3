import { expect, test } from 'vitest';
import { filterOf, passes } from '../../../src/app/rows/filter.ts';
import type { RowOptions } from '../../../src/app/rows/rowOptions.ts';
import { visibleRows } from '../../../src/app/rows/visibleRows.ts';
import type { Comparison } from '../../../src/compare/comparison.ts';
import { type ChangeClass, changeClasses } from '../../../src/model/change.ts';
import { readable } from '../../../src/text/sanitize.ts';
import { directory, file, opaque, type Piece, symlink, whiteout } from '../../support/layer.ts';
import { type Random, random as randomOf } from '../../support/random.ts';
import { stackFromLayers } from '../../support/stack.ts';
import { allRows, between, plainOptions } from './drawRows.ts';

const names = ['a', 'b', 'lib', 'ssl', 'x.txt', 'caf\u00e9', 'Up'];

function randomLayer(random: Random): Piece[] {
  const path = () => Array.from({ length: 1 + random.below(4) }, () => random.pick(names)).join('/');
  const made = new Set<string>();
  const pieces: Piece[] = [];
  for (let i = 0; i < 14; i++) {
    const at = path();
    // One entry a path: what stands twice in a tar is tested elsewhere.
    if ([...made].some((other) => other === at || other.startsWith(`${at}/`) || at.startsWith(`${other}/`))) continue;
    made.add(at);
    const make = [
      () => file(at, 'x'.repeat(random.below(5)), { mode: random.pick([0o644, 0o755]) }),
      () => directory(at),
      () => symlink(at, random.pick(['/t', 'u'])),
      () => whiteout(at),
      () => opaque(at),
      ...[0, 1].map(() => () => file(at, 'x'.repeat(random.below(5)))),
    ];
    pieces.push(random.pick(make)());
  }
  return pieces;
}

function randomOptions(random: Random, comparison: Comparison): RowOptions {
  const nodes = Array.from({ length: comparison.length }, (_, node) => node);
  const every = random.below(3);
  return {
    ...plainOptions,
    changesOnly: random.below(2) === 0,
    shown: new Set(changeClasses.filter(() => random.below(4) > 0)),
    farms: random.below(2) === 0,
    sort: random.pick(['size', 'name', 'change']),
    reversed: random.below(2) === 0,
    filter: random.pick(['', '', 'ssl', 'lib !x', '^a', 'txt$', 'é', 'Up', 'b/lib', 'lib/', '!a']),
    folds: new Map(
      nodes.filter(() => every === 0 || random.below(every + 1) > 0).map((node) => [node, random.below(8) > 0]),
    ),
  };
}

/** Nodes that must count, asked one by one. */
function countedSlowly(comparison: Comparison, options: RowOptions): readonly number[] {
  const filter = filterOf(options.filter);
  const shows = (own: ChangeClass): boolean => {
    if (comparison.before.position === 0) return true;
    if (own === 'unknown') return options.shown.has('unknown') || options.shown.has('modified');
    if (own === 'unchanged' || (own === 'touched' && !options.shown.has(own))) return !options.changesOnly;
    return options.shown.has(own);
  };
  const nodes = Array.from({ length: comparison.length - 1 }, (_, i) => i + 1);
  return nodes.filter((node) => {
    if (!comparison.after.has(node) && !comparison.before.has(node)) return false;
    return shows(comparison.class(node)) && passes(filter, readable(comparison.after.path(node)));
  });
}

const seeds = Array.from({ length: 60 }, (_, i) => i + 1);

test.each(seeds)('rows of random layers and options hold what they must (seed %i)', async (seed) => {
  const random = randomOf(seed);
  const stack = await stackFromLayers(randomLayer(random), randomLayer(random), randomLayer(random));
  for (let i = 0; i < 12; i++) {
    const before = random.below(3);
    const comparison = between(stack, before, before + 1 + random.below(3 - before));
    check(comparison, randomOptions(random, comparison));
  }
});

function check(comparison: Comparison, options: RowOptions): void {
  const { after } = comparison;
  const counted = countedSlowly(comparison, options);
  const rows = visibleRows(comparison, options);
  const list = allRows(rows);
  if (options.filter !== '') expect(rows.matched?.paths).toBe(counted.length);
  if (options.filter !== '' && counted.length === 0) {
    expect(rows.length).toBe(0);
    return;
  }
  // A folder has the bytes of what is shown in it, whether it is unfolded or not; removed bytes count into none.
  const bytesIn = (path: string, isRemoved: boolean): number =>
    counted
      .filter((node) => after.path(node) === path || path === '' || after.path(node).startsWith(`${path}/`))
      .filter((node) => after.has(node) !== isRemoved)
      .reduce((sum, node) => sum + comparison.size(node), 0);
  for (const [index, row] of list.entries()) {
    if (row.what === 'root' || row.what === 'directory') expect(row.size).toBe(bytesIn(row.key, row.hidden));
    expect(rows.indexOf(row.key)).toBe(index);
    expect(row.hidden).toBe(row.class === 'removed');
    expect(row.names.join('/')).toBe(
      row.what === 'farm' ? '' : row.key.slice(row.key.length - row.names.join('/').length),
    );
  }
  expect(new Set(list.map((row) => row.key)).size).toBe(list.length);
  // Every path that counts has a row, or stands in one that is folded: its nearest row is above it and not open.
  for (const node of counted) {
    const row = rows.at(rows.indexOf(after.path(node)));
    const isOwn = row.node === node || (row.what === 'farm' && row.members?.includes(after.name(node)));
    const isInChain = row.names.length > 1 && row.key.startsWith(`${after.path(node)}/`);
    if (!isOwn && !isInChain) expect({ ...row, path: after.path(node) }).toMatchObject({ open: false });
  }
  expect(list.filter((row) => row.depth > 0 && row.what === 'root')).toEqual([]);
}

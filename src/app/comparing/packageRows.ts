import { type PackagePair, packageClass, packagePairs } from '../../analysis/packagePairs.ts';
import type { Package, PackageReport } from '../../analysis/packages/packageReport.ts';
import type { ImageComparison } from '../../compare/imageComparison.ts';
import type { SideName } from '../../model/sideName.ts';
import { readable } from '../../text/sanitize.ts';
import { shortNaming } from '../../words/naming.ts';
import { packageVersions } from '../../words/packageVersions.ts';
import { type UnownedCell, type UnownedRow, unownedRows } from '../../words/unownedRows.ts';
import { latest } from '../latest.ts';
import { filterOf, passes } from '../rows/filter.ts';
import { imageComparisonOf, reportsOf } from './compared.ts';
import type { Comparing, ListTab } from './comparing.ts';
import type { PackageCell, PackageRow, PackageRows } from './packageRow.ts';

/** Packages below a fiftieth of the largest image are one row, when they are many. */
const smallPart = 0.02;
const fewestSmall = 4;

type Input = Pick<ListTab, 'unfolded' | 'filter' | 'differencesOnly' | 'sort' | 'reversed'> & {
  readonly right: PackageReport;
  readonly comparison: ImageComparison;
};

const rowsFor = latest(rowsOf);

/** The rows of the Packages tab: by difference, what no package has last, then the sum, which is the image to the byte. */
export function packageRowsOf(comparing: Comparing): PackageRows {
  const { unfolded, filter, differencesOnly, sort, reversed } = comparing.packages;
  const { left, right } = reportsOf(comparing);
  const comparison = imageComparisonOf(comparing);
  const rows = rowsFor(left, { right, comparison, unfolded, filter, differencesOnly, sort, reversed });
  const unread = { left: comparing.left.packages === undefined, right: comparing.right.packages === undefined };
  return { ...rows, unread };
}

function rowsOf(left: PackageReport, input: Input): Omit<PackageRows, 'unread'> {
  const filter = filterOf(input.filter);
  const all = [
    ...packagePairs(left, input.right)
      .filter(({ kind }) => kind !== 'none')
      .map(rowOf),
    ...unownedRows(input.comparison, { left, right: input.right }, shortNaming).map(noneRow),
  ];
  const matching = all.filter((row) => passes(filter, searched(row)));
  const shown = matching.filter((row) => !input.differencesOnly || row.class !== 'same');
  const named = sorted(
    shown.filter((row) => row.what === 'package'),
    input,
  );
  const isFiltered = input.filter.trim() !== '';
  const rows = isFiltered || input.sort === 'name' ? named : withRest(named, largestOf(all), input.unfolded);
  const none = shown.filter((row) => row.what === 'none');
  return { rows: [...rows, ...none, ...(isFiltered ? [] : [sumRow(all)])], largest: largestOf(all) };
}

function searched({ kind, name, title, left, right }: PackageRow): string {
  return title ?? readable([kind, name, left?.version, right?.version].join(' '));
}

function sorted(rows: readonly PackageRow[], { sort, reversed }: Input): readonly PackageRow[] {
  const byName = (a: PackageRow, b: PackageRow): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  const ordered = sort === 'name' ? [...rows].sort(byName) : rows;
  return reversed ? ordered.toReversed() : ordered;
}

function rowOf(pair: PackagePair, place: number): PackageRow {
  const { kind, name, left, right } = pair;
  const versions = packageVersions(pair);
  return {
    what: 'package',
    key: `${kind}\0${name}\0${(left ?? right)?.path ?? ''}\0${place}`,
    kind,
    name,
    class: packageClass(pair),
    ...(left && { left: cellOf(left, versions.left) }),
    ...(right && { right: cellOf(right, versions.right) }),
  };
}

function noneRow({ class: standing, title, pair, left, right }: UnownedRow): PackageRow {
  const isElsewhere = standing === 'moved-same';
  const cell = (one: UnownedCell): PackageCell => ({ version: '', ...one });
  return {
    what: 'none',
    key: `none ${isElsewhere ? (left ? 'left' : 'right') : 'own'}`,
    kind: 'none',
    name: '',
    title,
    pair,
    class: standing,
    ...(left && { left: cell(left) }),
    ...(right && { right: cell(right) }),
  };
}

function cellOf({ bytes, files }: Package, version: string): PackageCell {
  return { version, bytes, files };
}

function largestOf(rows: readonly PackageRow[]): number {
  return rows.reduce((most, { left, right }) => Math.max(most, left?.bytes ?? 0, right?.bytes ?? 0), 0);
}

/** Many small packages of one kind and class become one row behind the larger ones, until it is unfolded. */
function withRest(rows: readonly PackageRow[], largest: number, unfolded: ReadonlySet<string>): readonly PackageRow[] {
  const isSmall = ({ left, right }: PackageRow): boolean =>
    Math.max(left?.bytes ?? 0, right?.bytes ?? 0) < largest * smallPart;
  const groups = new Map<string, PackageRow[]>();
  for (const row of rows.filter(isSmall)) {
    const key = `rest ${row.kind} ${row.class}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const many = [...groups].filter(([, small]) => small.length >= fewestSmall);
  const inGroups = new Set(many.flatMap(([, small]) => small));
  const folded = many.map(([key, small]) => {
    const open = unfolded.has(key);
    return [restRow(key, small, open), ...(open ? small : [])];
  });
  const large: readonly PackageRow[] = rows.filter((row) => !inGroups.has(row));
  return folded.reduce(behindItsKind, large);
}

/** The rows with those of a group behind the larger ones of its kind and class. */
function behindItsKind(rows: readonly PackageRow[], group: readonly PackageRow[]): readonly PackageRow[] {
  const place = 1 + rows.findLastIndex((row) => row.kind === group[0]?.kind && row.class === group[0].class);
  return place === 0 ? [...rows, ...group] : [...rows.slice(0, place), ...group, ...rows.slice(place)];
}

/** The next round number: `70 kB` above 67.5. */
function roundAbove(bytes: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, bytes)));
  return (Math.floor(bytes / unit) + 1) * unit;
}

function restRow(key: string, rows: readonly PackageRow[], open: boolean): PackageRow {
  const { left, right } = sums(rows);
  const [first] = rows;
  return {
    what: 'rest',
    key,
    kind: first?.kind ?? 'none',
    name: '',
    count: rows.length,
    under: roundAbove(rows.reduce((most, row) => Math.max(most, row.left?.bytes ?? 0, row.right?.bytes ?? 0), 0)),
    open,
    class: first?.class ?? 'same',
    ...(first?.left && { left }),
    ...(first?.right && { right }),
  };
}

function sumRow(rows: readonly PackageRow[]): PackageRow {
  return { what: 'sum', key: 'sum', kind: 'none', name: '', class: 'same', ...sums(rows) };
}

function sums(rows: readonly PackageRow[]): { readonly left: PackageCell; readonly right: PackageCell } {
  const sum = (side: SideName): PackageCell => ({
    version: '',
    bytes: rows.reduce((total, row) => total + (row[side]?.bytes ?? 0), 0),
    files: rows.reduce((total, row) => total + (row[side]?.files ?? 0), 0),
  });
  return { left: sum('left'), right: sum('right') };
}

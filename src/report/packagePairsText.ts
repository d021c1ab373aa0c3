import type { ComparisonFacts } from '../analysis/comparisonFacts.ts';
import { type PackagePair, packageClass } from '../analysis/packagePairs.ts';
import type { Package } from '../analysis/packages/packageReport.ts';
import type { SideName } from '../model/sideName.ts';
import { sizeText } from '../text/bytes.ts';
import { cells, fit, fitEnd } from '../text/fit.ts';
import { plural } from '../text/plural.ts';
import { readable } from '../text/sanitize.ts';
import { plainNaming } from '../words/naming.ts';
import { packageVersions } from '../words/packageVersions.ts';
import { type UnownedRow, unownedRows } from '../words/unownedRows.ts';
import type { ComparisonReportInput } from './comparisonJson.ts';
import { pairSigns } from './differencesText.ts';
import { lineWidth } from './widths.ts';

const most = 15;

/** One row of the table: sizes and versions of both, empty where there is nothing to say. */
type Row = {
  readonly sign: string;
  readonly kind: string;
  readonly name: string;
  readonly left: string;
  readonly leftVersion: string;
  readonly right: string;
  readonly rightVersion: string;
};

const head: Row = {
  sign: ' ',
  kind: '',
  name: '',
  left: 'A',
  leftVersion: 'version',
  right: 'B',
  rightVersion: 'version',
};

/** The packages that differ, largest difference first, and what no package has; both sides sum to their images. */
export function* packagePairsText(input: ComparisonReportInput, facts: ComparisonFacts): Generator<string> {
  if (facts.left.packages.length === 0 && facts.right.packages.length === 0) return;
  yield '\nPackages, by difference\n';
  const named = differingPackages(facts).filter(({ kind }) => kind !== 'none');
  const same = facts.packages.filter((pair) => pair.kind !== 'none' && packageClass(pair) === 'same');
  const rows = [
    head,
    ...named.slice(0, most).map(rowOf),
    ...sumRows(named.slice(most), 'more', 'more'),
    ...sumRows(same, 'package the same', 'packages the same'),
    ...unownedRows(input.comparison, input.packages, plainNaming).map(unownedRow),
    sized('the image, to the byte', facts.left.visible, facts.right.visible),
  ];
  const columns = columnsOf(rows);
  for (const row of rows) yield lineOf(row, columns);
}

/** Pairs that are not the same, `none` left in its place. */
export function differingPackages({ packages }: ComparisonFacts): readonly PackagePair[] {
  return packages.filter((pair) => packageClass(pair) !== 'same');
}

function rowOf(pair: PackagePair): Row {
  const { kind, left, right } = pair;
  const size = (one: Package | null): string => (one === null ? '' : sizeText(one.bytes));
  const versions = packageVersions(pair);
  return {
    sign: pairSigns[packageClass(pair)],
    kind,
    name: readable(pair.name),
    left: size(left),
    leftVersion: readable(versions.left),
    right: size(right),
    rightVersion: readable(versions.right),
  };
}

function unownedRow({ class: standing, title, left, right }: UnownedRow): Row {
  return {
    sign: pairSigns[standing],
    kind: '–',
    name: title,
    left: left === undefined ? '' : sizeText(left.bytes),
    leftVersion: left?.remark ?? '',
    right: right === undefined ? '' : sizeText(right.bytes),
    rightVersion: right?.remark ?? '',
  };
}

function sumRows(pairs: readonly PackagePair[], one: string, many: string): readonly Row[] {
  if (pairs.length === 0) return [];
  const sum = (side: SideName): number => pairs.reduce((bytes, pair) => bytes + (pair[side]?.bytes ?? 0), 0);
  return [sized(plural(pairs.length, one, many), sum('left'), sum('right'))];
}

function sized(name: string, left: number, right: number): Row {
  return { ...head, name, left: sizeText(left), leftVersion: '', right: sizeText(right), rightVersion: '' };
}

type Columns = { readonly name: number; readonly left: number; readonly right: number };

/** As wide as their contents within bounds; names give way where a line would be too long. */
function columnsOf(rows: readonly Row[]): Columns {
  const widest = (say: (row: Row) => string, bound: number): number =>
    rows.reduce((width, row) => Math.max(width, Math.min(bound, cells(say(row)))), 0);
  const left = widest((row) => row.leftVersion, 20);
  const right = widest((row) => row.rightVersion, 28);
  const room = lineWidth - 34 - left - right;
  return {
    name: Math.min(
      widest((row) => row.name, 40),
      Math.max(28, room),
    ),
    left,
    right,
  };
}

function lineOf(row: Row, columns: Columns): string {
  const left = `${row.left.padStart(8)}  ${fit(row.leftVersion, columns.left)}`;
  const right = `${row.right.padStart(8)}  ${fitEnd(row.rightVersion, columns.right)}`;
  const start = `  ${row.sign} ${row.kind.padEnd(4)}  ${fit(row.name, columns.name)}`;
  return `${`${start}  ${left}  ${right}`.trimEnd()}\n`;
}

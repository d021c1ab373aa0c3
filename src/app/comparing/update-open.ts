import type { PackageKind } from '../../analysis/packages/packageReport.ts';
import type { SideName } from '../../model/sideName.ts';
import { fieldKey } from '../../words/configRows.ts';
import type { State } from '../state.ts';
import { type Step, stay } from '../step.ts';
import type { AlignedRow } from './alignedRow.ts';
import { alignedRowsOf } from './alignedRows.ts';
import { configComparisonOf, imageComparisonOf, reportsOf, sideTree } from './compared.ts';
import type { Comparing } from './comparing.ts';
import { configLinesOf } from './configLines.ts';
import { endingAt } from './endingAt.ts';
import { listCursor } from './listCursor.ts';
import { packageRowsOf } from './packageRows.ts';
import type { BarPlace } from './summaryLine.ts';
import { summaryLinesOf } from './summaryLines.ts';
import { tabStops } from './tabStops.ts';
import { jumpTo, openPair, withJump } from './update-jumps.ts';
import { see } from './update-making.ts';
import { toggleListRow } from './update-show.ts';
import { withComparing } from './withComparing.ts';

/** Enter: what the row under the cursor leads to. */
export function openTabRow(state: State, comparing: Comparing): Step | undefined {
  switch (comparing.tab) {
    case 'summary':
      return openSummaryLine(state, comparing);
    case 'files':
      return openPair(state, comparing);
    case 'layers':
      return openLayers(state, comparing);
    case 'packages':
      return openPackage(state, comparing);
    case 'config':
      return openField(state, comparing);
  }
}

function openSummaryLine(state: State, comparing: Comparing): Step | undefined {
  const { place, at } = tabStops(state, comparing);
  const line = summaryLinesOf(state, comparing)[at(place)];
  if (line?.what === 'bar' && line.about !== undefined) return openBar(state, comparing, line.about);
  const tab = line?.what === 'number' || line?.what === 'bar' ? line.goes : undefined;
  return tab === undefined ? undefined : stay(withComparing(state, { ...comparing, tab }));
}

/** The row that a bar is about. */
function openBar(state: State, comparing: Comparing, about: BarPlace): Step {
  if ('pair' in about) return jumpTo(state, comparing, about.pair);
  if ('layer' in about) {
    const layers = { ...comparing.layers, cursor: about.layer };
    return stay(withComparing(state, { ...comparing, tab: 'layers', layers }));
  }
  const cursor = largestOfOrigin(comparing, about.kind, about.origin) ?? comparing.packages.cursor;
  return stay(withComparing(state, { ...comparing, tab: 'packages', packages: { ...comparing.packages, cursor } }));
}

function largestOfOrigin(comparing: Comparing, kind: PackageKind, origin: string): string | undefined {
  const { left, right } = reportsOf(comparing);
  const packages = [...left.packages, ...right.packages].filter((one) => one.kind === kind && one.origin === origin);
  const names = new Set(packages.map(({ name }) => name));
  const { rows } = packageRowsOf(comparing);
  return (
    rows.find((row) => row.what === 'package' && row.kind === kind && names.has(row.name)) ??
    rows.findLast((row) => row.kind === kind && row.what === (kind === 'none' ? 'none' : 'rest'))
  )?.key;
}

/** The files as these layers leave them: the sides end there. */
function openLayers(state: State, comparing: Comparing): Step | undefined {
  const row = cursorRow(comparing);
  if (row?.what === 'run') {
    const toggled = toggleListRow(comparing, row.key);
    return toggled && stay(withComparing(state, toggled));
  }
  if (row?.what !== 'layer') return undefined;
  const left = endingAt(comparing, 'left', row.left?.position);
  const both = endingAt(left, 'right', row.right?.position);
  const jumps = withJump(comparing, { ends: { left: comparing.left.end, right: comparing.right.end } });
  return see(state, { ...comparing, tab: 'files', jumps }, both);
}

function cursorRow(comparing: Comparing): AlignedRow | undefined {
  const cursor = listCursor(comparing, 'layers');
  return alignedRowsOf(comparing).find((one) => 'key' in one && one.key === cursor);
}

/** The largest file of the package. */
function openPackage(state: State, comparing: Comparing): Step | undefined {
  const cursor = listCursor(comparing, 'packages');
  const row = packageRowsOf(comparing).rows.find(({ key }) => key === cursor);
  if (row === undefined || row.what === 'sum') return undefined;
  if (row.what === 'rest') {
    const toggled = toggleListRow(comparing, row.key);
    return toggled && stay(withComparing(state, toggled));
  }
  if (row.pair !== undefined) return jumpTo(state, comparing, row.pair);
  const side: SideName = row.right === undefined ? 'left' : 'right';
  const node = largestOf(comparing, side, row.kind, row.name);
  const comparison = imageComparisonOf(comparing);
  const pair = side === 'left' ? comparison.pairOfLeft(node) : comparison.pairOfRight(node);
  return pair <= 0 ? undefined : jumpTo(state, comparing, pair);
}

function largestOf(comparing: Comparing, side: SideName, kind: string, name: string): number {
  const tree = sideTree(comparing[side]);
  const report = reportsOf(comparing)[side];
  let best = 0;
  for (let node = 1; node < tree.length; node++) {
    if (!tree.has(node) || tree.kind(node) !== 'file' || (best > 0 && tree.size(node) <= tree.size(best))) continue;
    const owner = report.ownerOf(node);
    if (owner?.kind === kind && owner.name === name) best = node;
  }
  return best;
}

/** The whole value of a field on both sides. */
function openField(state: State, comparing: Comparing): Step | undefined {
  const cursor = listCursor(comparing, 'config');
  const line = configLinesOf(comparing).find((one) => 'key' in one && one.key === cursor);
  if (line?.what !== 'run' && line?.what !== 'field') return undefined;
  const row = configComparisonOf(comparing).rows.find((one) => fieldKey(one) === cursor);
  const textsOf = (name: SideName): readonly string[] => {
    const value = row?.[name];
    if (line.what === 'run' || value === undefined || value === null) {
      const { text, remark } = line[name];
      return [remark === undefined ? text : `${text}  ${remark}`];
    }
    return typeof value === 'string' ? [bounded(value)] : value.slice(0, mostItems).map(bounded);
  };
  const overlay = { kind: 'value', title: line.title, left: textsOf('left'), right: textsOf('right'), top: 0 } as const;
  return stay(withComparing(state, { ...comparing, overlay }));
}

/** Nobody reads more here, and every frame breaks it into lines. */
const mostItems = 200;

function bounded(text: string): string {
  return text.length <= 10_000 ? text : `${text.slice(0, 10_000)}…`;
}

import { shippedSize } from '../../analysis/imageSize.ts';
import { instruction, remarkText } from '../../analysis/instruction.ts';
import type { LayerAlignment } from '../../compare/alignLayers.ts';
import type { LayerRow } from '../../compare/layerMatches.ts';
import type { Stack } from '../../layers/stack.ts';
import { plural } from '../../text/plural.ts';
import { latest } from '../latest.ts';
import { filterOf, passes } from '../rows/filter.ts';
import { layerText, stepsOf } from '../rows/layerRows.ts';
import type { AlignedCell, AlignedRow } from './alignedRow.ts';
import { alignmentOf } from './compared.ts';
import type { Comparing } from './comparing.ts';

/** A run of shared layers longer than this is folded behind its first two. */
const longestRun = 3;
const shownOfRun = 2;

type Input = {
  readonly left: Stack;
  readonly right: Stack;
  readonly unfolded: ReadonlySet<string>;
  readonly filter: string;
  readonly differencesOnly: boolean;
};

const rowsFor = latest(rowsOf);

/** The lines of the Layers tab: layers side by side, and what both share. */
export function alignedRowsOf(comparing: Comparing): readonly AlignedRow[] {
  const { left, right, layers } = comparing;
  const { unfolded, filter, differencesOnly } = layers;
  return rowsFor(alignmentOf(comparing), { left: left.stack, right: right.stack, unfolded, filter, differencesOnly });
}

function rowsOf(alignment: LayerAlignment, input: Input): readonly AlignedRow[] {
  const layers = input.filter.trim() === '' ? foldedRows(alignment, input) : filteredRows(alignment, input);
  return [...layers, { what: 'gap' }, ...totalRows(alignment, input)];
}

/** What a filter finds stands alone: no run hides it. */
function filteredRows({ rows }: LayerAlignment, input: Input): AlignedRow[] {
  const filter = filterOf(input.filter);
  return rows
    .map((row) => linesOf(row, input))
    .filter((lines) => lines.some((line) => passes(filter, textsOf(line))))
    .flat();
}

function textsOf(row: AlignedRow): string {
  return row.what === 'layer' || row.what === 'step' ? `${row.left?.text ?? ''} ${row.right?.text ?? ''}` : '';
}

function foldedRows({ rows }: LayerAlignment, input: Input): AlignedRow[] {
  const lines: AlignedRow[] = [];
  for (let at = 0; at < rows.length; ) {
    const run = runLength(rows, at);
    const key = `run ${rows[at]!.left}`;
    const isFolded = run > (input.differencesOnly ? 0 : longestRun) && !input.unfolded.has(key);
    const shown = isFolded ? (input.differencesOnly ? 0 : shownOfRun) : Math.max(1, run);
    for (const row of rows.slice(at, at + shown)) lines.push(...linesOf(row, input));
    if (isFolded) lines.push(runRow(rows.slice(at + shown, at + run), key, input.left));
    at += Math.max(1, run);
  }
  return lines;
}

/** How many shared layers follow each other from `at` on. */
function runLength(rows: readonly LayerRow[], at: number): number {
  let length = 0;
  while (rows[at + length]?.match === 'shared') length++;
  return length;
}

function runRow(rows: readonly LayerRow[], key: string, left: Stack): AlignedRow {
  const bytes = rows.reduce((sum, row) => sum + (left.indexes[(row.left ?? 0) - 1]?.bytes ?? 0), 0);
  return { what: 'run', key, layers: rows.length, bytes };
}

/** The line of two layers, and one for each of their steps. */
function linesOf({ left, right, match }: LayerRow, input: Input): readonly AlignedRow[] {
  const key = `${left === null ? '' : `L${left}`}${right === null ? '' : `R${right}`}`;
  const [ours, theirs] = [cellsOf(input.left, left), cellsOf(input.right, right)];
  return Array.from({ length: Math.max(ours.length, theirs.length) }, (_, line): AlignedRow => {
    const [one, other] = [ours[line], theirs[line]];
    return {
      what: line === 0 ? 'layer' : 'step',
      key,
      match,
      ...(one && { left: one }),
      ...(other && { right: other }),
    };
  });
}

function cellsOf(stack: Stack, position: number | null): readonly AlignedCell[] {
  if (position === null) return [];
  const layer: AlignedCell = {
    position,
    size: stack.indexes[position - 1]?.bytes ?? 0,
    text: layerText(stack, position),
  };
  const steps = stepsOf(stack.image.history, position);
  return [layer, ...steps.map((step) => ({ text: instruction(step.createdBy) || remarkText(step.comment) }))];
}

function totalRows({ rows, shared }: LayerAlignment, { left, right }: Input): readonly AlignedRow[] {
  const [ours, theirs] = [shippedSize(left), shippedSize(right)];
  const only = {
    left: rows.filter((row) => row.left !== null && row.match !== 'shared').length,
    right: rows.filter((row) => row.right !== null && row.match !== 'shared').length,
  };
  const own = { left: ours - shared.bytes, right: theirs - shared.bytes };
  return [
    {
      what: 'total',
      title: 'shared',
      left: shared.bytes,
      right: shared.bytes,
      layers: { left: shared.layers, right: shared.layers },
      remark: sharedRemark(shared.layers, only),
    },
    {
      what: 'total',
      title: 'only',
      left: own.left,
      right: own.right,
      layers: only,
      remark: loadRemark(shared.layers, only.right),
    },
    { what: 'total', title: 'both', bytes: shared.bytes + own.left + own.right },
  ];
}

function sharedRemark(shared: number, only: { readonly left: number; readonly right: number }): string {
  if (shared === 0) return 'no layer has the same diff id';
  const layers = plural(shared, 'layer');
  if (only.left === 0 && only.right === 0) return `${layers}, all of both`;
  if (only.left === 0) return `${layers}, the whole of A`;
  return only.right === 0 ? `${layers}, the whole of B` : layers;
}

function loadRemark(shared: number, more: number): string {
  if (more === 0) return 'a host that has A has all of B';
  return shared === 0 ? 'a host that has A loads all of B' : `a host that has A loads ${plural(more, 'layer')}`;
}

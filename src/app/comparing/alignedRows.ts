import { instruction, remarkText } from '../../analysis/instruction.ts';
import type { LayerAlignment } from '../../compare/alignLayers.ts';
import { alignmentUpTo } from '../../compare/alignmentUpTo.ts';
import { isClaimed } from '../../compare/isClaimed.ts';
import type { LayerRow } from '../../compare/layerMatches.ts';
import type { Stack } from '../../layers/stack.ts';
import type { Tree } from '../../layers/tree.ts';
import type { SideName } from '../../model/sideName.ts';
import { type LayerTotals, layerTotals } from '../../words/layerTotals.ts';
import { areVerified, type Digests } from '../digests.ts';
import { latest } from '../latest.ts';
import { filterOf, passes } from '../rows/filter.ts';
import { layerText, stepsOf } from '../rows/layerRows.ts';
import type { AlignedCell, AlignedRow } from './alignedRow.ts';
import { alignmentOf, sideTree } from './compared.ts';
import type { Comparing } from './comparing.ts';

/** A run of shared layers longer than this is folded behind its first two. */
const longestRun = 3;
const shownOfRun = 2;

type Input = {
  readonly left: Tree;
  readonly right: Tree;
  readonly unfolded: ReadonlySet<string>;
  readonly filter: string;
  readonly differencesOnly: boolean;
  readonly leftDigests: Digests | undefined;
  readonly rightDigests: Digests | undefined;
};

const rowsFor = latest(rowsOf);

/** The lines of the Layers tab: layers side by side as far as the sides' ends, and what both share. */
export function alignedRowsOf(comparing: Comparing): readonly AlignedRow[] {
  const { left, right } = comparing;
  const { unfolded, filter, differencesOnly } = comparing.layers;
  const trees = { left: sideTree(left), right: sideTree(right) };
  return rowsFor(alignmentOf(comparing), {
    ...trees,
    unfolded,
    filter,
    differencesOnly,
    leftDigests: left.digests,
    rightDigests: right.digests,
  });
}

function rowsOf(whole: LayerAlignment, input: Input): readonly AlignedRow[] {
  const layers = alignmentUpTo(whole, input.left, input.right);
  const verified = areVerified(layers, input.leftDigests, input.rightDigests);
  const claimed = !verified && isClaimed(layers, input.left.stack, input.right.stack);
  const lines = input.filter.trim() === '' ? foldedRows(layers, input, claimed) : filteredRows(layers, input);
  return [...lines, { what: 'gap' }, ...totalRows(layerTotals({ layers, comparison: input, verified }), layers)];
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

function foldedRows({ rows }: LayerAlignment, input: Input, claimed: boolean): AlignedRow[] {
  const lines: AlignedRow[] = [];
  for (let at = 0; at < rows.length; ) {
    const run = runLength(rows, at);
    const key = `run ${rows[at]!.left}`;
    const isFolded = run > (input.differencesOnly ? 0 : longestRun) && !input.unfolded.has(key);
    const shown = isFolded ? (input.differencesOnly ? 0 : shownOfRun) : Math.max(1, run);
    for (const row of rows.slice(at, at + shown)) lines.push(...linesOf(row, input));
    if (isFolded) lines.push(runRow(rows.slice(at + shown, at + run), key, input.left.stack, claimed));
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

function runRow(rows: readonly LayerRow[], key: string, left: Stack, claimed: boolean): AlignedRow {
  const bytes = rows.reduce((sum, row) => sum + (left.indexes[(row.left ?? 0) - 1]?.bytes ?? 0), 0);
  return { what: 'run', key, layers: rows.length, bytes, claimed };
}

/** The line of two layers, and one for each of their steps. */
function linesOf({ left, right, match }: LayerRow, input: Input): readonly AlignedRow[] {
  const key = `${left === null ? '' : `L${left}`}${right === null ? '' : `R${right}`}`;
  const [ours, theirs] = [cellsOf(input.left.stack, left), cellsOf(input.right.stack, right)];
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

function totalRows({ shared, own, onHost }: LayerTotals, { rows }: LayerAlignment): readonly AlignedRow[] {
  const only = (side: SideName): number => rows.filter((row) => row[side] !== null && row.match !== 'shared').length;
  return [
    {
      what: 'total',
      title: shared.title,
      left: shared.bytes,
      right: shared.bytes,
      layers: { left: shared.layers, right: shared.layers },
      remark: shared.remark,
    },
    {
      what: 'total',
      title: 'only',
      left: own.left,
      right: own.right,
      layers: { left: only('left'), right: only('right') },
      remark: own.remark,
    },
    { what: 'total', title: 'both', bytes: onHost },
  ];
}

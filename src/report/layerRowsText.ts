import { isOnlyClaimed } from '../analysis/comparisonFacts.ts';
import type { LayerRow } from '../compare/layerMatches.ts';
import type { Stack } from '../layers/stack.ts';
import { sizeText } from '../text/bytes.ts';
import { fitEnd } from '../text/fit.ts';
import { plural } from '../text/plural.ts';
import { harmless } from '../text/sanitize.ts';
import { layerTotals } from '../words/layerTotals.ts';
import type { ComparisonReportInput } from './comparisonJson.ts';
import { madeBy } from './madeBy.ts';
import { lineWidth } from './widths.ts';

/** A longer run of shared layers is one row: what differs is what people look for. */
const longestRun = 4;
const shownOfRun = 2;

/** One row of the table of layers; `made` may hold both sides' instructions. */
export type LayerLine = {
  readonly sign: string;
  readonly left: string;
  readonly leftSize: string;
  readonly right: string;
  readonly rightSize: string;
  readonly made: string;
};

const signs = { shared: '=', content: '≡', instruction: '~' } as const;

/** The layers of both images beside each other: `=` the same diff id, `≡` the same files, `~` the same instruction. */
export function* layerRowsText(input: ComparisonReportInput): Generator<string> {
  const lines = [...layerLines(input)];
  if (lines.length === 0) return;
  yield '\nLayers\n';
  const head = { sign: ' ', left: 'A', leftSize: 'size', right: 'B', rightSize: 'size', made: 'made by' };
  const digits = String(Math.max(0, ...[input.comparison.left, input.comparison.right].map(layerCount))).length;
  for (const { sign, left, leftSize, right, rightSize, made } of [head, ...lines]) {
    const numbers = `${left.padStart(digits)} ${leftSize.padStart(8)}   ${right.padStart(digits)} ${rightSize.padStart(8)}`;
    const columns = `  ${sign} ${numbers}  `;
    yield `${fitEnd(`${columns}${made}`, lineWidth).trimEnd()}\n`;
  }
  yield* totalsText(input);
}

/** What the two have in common, each has alone, and what both take on one host: as the Layers tab has it. */
function* totalsText(input: ComparisonReportInput): Generator<string> {
  const { shared, own, onHost } = layerTotals(input);
  yield `  ${shared.title} ${sizeText(shared.bytes)}: ${shared.remark}\n`;
  yield `  only A ${sizeText(own.left)}, only B ${sizeText(own.right)}: ${own.remark}\n`;
  yield `  both on one host: ${sizeText(onHost)} (docker system df)\n`;
}

/** The rows, a long run of shared layers folded. */
export function* layerLines(input: ComparisonReportInput): Generator<LayerLine> {
  const { comparison, layers } = input;
  const word = isOnlyClaimed(input) ? 'claimed' : 'shared';
  let run: LayerRow[] = [];
  for (const row of layers.rows) {
    if (row.match === 'shared') {
      run.push(row);
      continue;
    }
    yield* runLines(run, word, comparison.left.stack, comparison.right.stack);
    run = [];
    yield lineOf(row, comparison.left.stack, comparison.right.stack);
  }
  yield* runLines(run, word, comparison.left.stack, comparison.right.stack);
}

function* runLines(run: readonly LayerRow[], word: string, left: Stack, right: Stack): Generator<LayerLine> {
  const shown = run.length > longestRun ? run.slice(0, shownOfRun) : run;
  for (const row of shown) yield lineOf(row, left, right);
  const rest = run.length - shown.length;
  if (rest === 0) return;
  const made = `${plural(rest, 'layer')} more, all ${word}`;
  yield { sign: '=', left: '…', leftSize: '', right: '…', rightSize: '', made };
}

function lineOf(row: LayerRow, left: Stack, right: Stack): LayerLine {
  const [ours, theirs] = [sideOf(left, row.left), sideOf(right, row.right)];
  const sign = row.match === null ? (row.left === null ? '>' : '<') : signs[row.match];
  const isOne = ours.made === '' || theirs.made === '' || ours.made === theirs.made;
  const made = isOne ? ours.made || theirs.made : `${fitEnd(ours.made, 44)} ${sign} ${theirs.made}`;
  return { sign, left: ours.position, leftSize: ours.size, right: theirs.position, rightSize: theirs.size, made };
}

function sideOf({ image, indexes }: Stack, position: number | null) {
  if (position === null) return { position: '', size: '', made: '' };
  return {
    position: String(position),
    size: sizeText(indexes[position - 1]!.bytes),
    made: harmless(madeBy(image.layers[position - 1]!)),
  };
}

function layerCount({ stack }: { readonly stack: Stack }): number {
  return stack.image.layers.length;
}

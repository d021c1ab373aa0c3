import { layerChanges } from '../compare/layerChanges.ts';
import type { Image } from '../model/image.ts';
import { sizeText } from '../text/bytes.ts';
import { fitEnd } from '../text/fit.ts';
import { harmless } from '../text/sanitize.ts';
import { chips } from './chips.ts';
import type { ReportInput } from './imageJson.ts';
import { madeBy, stepText } from './madeBy.ts';

/** Cells of a line of the report. */
const lineWidth = 120;

type Row = { readonly position: string; readonly size: string; readonly changes: string; readonly madeBy: string };

const head: Row = { position: '#', size: 'size', changes: 'changes', madeBy: 'made by' };

/** The table of layers, base first, steps that made no layer below the layer they follow. */
export function* layersText(input: ReportInput): Generator<string> {
  yield '\nLayers\n';
  const rows = [head, ...rowsOf(input)];
  if (rows.length === 1) return yield '  none\n';
  const widths = [widest(rows, 'position'), widest(rows, 'size'), widest(rows, 'changes')] as const;
  for (const { position, size, changes, madeBy } of rows) {
    const columns = `  ${position.padStart(widths[0])}  ${size.padStart(widths[1])}  ${changes.padEnd(widths[2])}  `;
    yield `${columns}${fitEnd(madeBy, lineWidth - columns.length)}`.trimEnd();
    yield '\n';
  }
}

/** A history can have a million steps, too many for the arguments of Math.max. */
function widest(rows: readonly Row[], column: 'position' | 'size' | 'changes'): number {
  return rows.reduce((width, row) => Math.max(width, row[column].length), 0);
}

function* rowsOf({ stack, equal, verified }: ReportInput): Generator<Row> {
  const { image, indexes } = stack;
  const steps = emptySteps(image);
  yield* stepRows(steps.get(0));
  for (const layer of image.layers) {
    const { position } = layer;
    yield {
      position: String(position),
      size: sizeText(indexes[position - 1]!.bytes),
      changes: chips(layerChanges(stack, position, equal).counts(0)),
      madeBy: `${verified[position - 1] === false ? 'DIGEST DIFFERS  ' : ''}${harmless(madeBy(layer))}`,
    };
    yield* stepRows(steps.get(position));
  }
}

/** Steps without a layer by the position of the layer they follow, 0 for those before the first one. */
function emptySteps({ history }: Image): ReadonlyMap<number, readonly string[]> {
  const steps = new Map<number, string[]>();
  let position = 0;
  for (const step of history) {
    position = step.layer ?? position;
    if (!step.emptyLayer) continue;
    const following = steps.get(position);
    if (following === undefined) steps.set(position, [stepText(step)]);
    else following.push(stepText(step));
  }
  return steps;
}

function* stepRows(steps: readonly string[] = []): Generator<Row> {
  for (const step of steps) yield { position: '', size: '', changes: '', madeBy: harmless(step) };
}

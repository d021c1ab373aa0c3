import { shippedSize } from '../analysis/imageSize.ts';
import { largest } from '../analysis/largest.ts';
import { type Waste, waste } from '../analysis/waste.ts';
import type { Stack } from '../layers/stack.ts';
import { treeAt } from '../layers/treeAt.ts';
import { sizeText } from '../text/bytes.ts';
import { percent, plural } from '../text/plural.ts';
import { readable } from '../text/sanitize.ts';
import type { ReportInput } from './imageJson.ts';
import { layersText } from './layersText.ts';
import { problemLines } from './problemLines.ts';
import { summaryText } from './summaryText.ts';

/** Rows that a list of paths has at most: the report is for reading, JSON has them all. */
const most = 10;

/** The report of one image for people: summary, layers, waste, largest files, problems. One line at a time. */
export function* imageText(input: ReportInput): Generator<string> {
  const { stack, problems } = input;
  const wasted = waste(stack, input.equal, most);
  yield* summaryText(input, wasted);
  yield* layersText(input);
  if (wasted.bytes > 0) yield* wasteText(wasted, shippedSize(stack));
  yield* largestText(stack);
  yield* problemLines(problems, 'Problems');
}

function* wasteText(wasted: Waste, size: number): Generator<string> {
  yield `\nWaste: ${sizeText(wasted.bytes)}, ${percent(wasted.bytes, size)} of what the layers ship\n`;
  const causes = [
    ['overwritten', wasted.overwritten],
    ['deleted', wasted.deleted],
    ['deleted with its directory', wasted.deletedWithDirectory],
    ['hidden by an opaque directory', wasted.opaque],
    ['shipped again unchanged', wasted.touched],
  ] as const;
  for (const [words, bytes] of causes) if (bytes > 0) yield `${sizeColumn(bytes)}  ${words}\n`;
  yield '\nWasted by path\n';
  const { paths } = wasted;
  const digits = Math.max(...paths.map(({ count }) => String(count).length));
  for (const { path, bytes, count } of paths) {
    yield `${sizeColumn(bytes)}  ${String(count).padStart(digits)} ×  ${readable(path)}\n`;
  }
  yield* more(wasted.pathCount, 'path');
}

function* largestText(stack: Stack): Generator<string> {
  const tree = treeAt(stack, stack.image.layers.length);
  const nodes = largest(tree, most);
  if (nodes.length === 0) return;
  const digits = String(stack.image.layers.length).length;
  yield '\nLargest files\n';
  for (const node of nodes) {
    const layer = String(tree.layer(node)).padStart(digits);
    yield `${sizeColumn(tree.size(node))}  layer ${layer}  ${readable(tree.path(node))}\n`;
  }
}

function* more(count: number, what: string): Generator<string> {
  if (count > most) yield `  and ${plural(count - most, `more ${what}`)}: --format json has all\n`;
}

function sizeColumn(bytes: number): string {
  return `  ${sizeText(bytes).padStart(8)}`;
}

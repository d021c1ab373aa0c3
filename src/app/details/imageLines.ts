import { imageMaker, isFixedTime } from '../../analysis/imageMaker.ts';
import { largest } from '../../analysis/largest.ts';
import type { Waste } from '../../analysis/waste.ts';
import type { Stack } from '../../layers/stack.ts';
import { type Image, platformText } from '../../model/image.ts';
import { inStore } from '../../model/storePath.ts';
import { sizeText } from '../../text/bytes.ts';
import { percent, plural } from '../../text/plural.ts';
import { readable } from '../../text/sanitize.ts';
import { dayText, rfc3339Seconds, rfc3339Text } from '../../text/time.ts';
import type { Digests } from '../digests.ts';
import type { DetailLine } from '../row.ts';
import { finalTree, problemsOf } from '../selectors.ts';
import { holds } from './holds.ts';
import { digestText, few, gap, labelled } from './labelled.ts';
import { problemLines } from './problemLines.ts';
import { runLines } from './runLines.ts';

/** What the whole image is: what it runs, who made it, what it holds, what is wasted. `whole`: with room for digests. */
export function imageLines(
  stack: Stack,
  waste: Waste,
  remark: string | undefined,
  digests: Digests | undefined,
  whole: boolean,
): readonly DetailLine[] {
  const { image } = stack;
  const tree = finalTree(stack);
  const shipped = stack.indexes.reduce((sum, index) => sum + index.bytes, 0);
  const [biggest] = largest(tree, 1);
  return [
    { text: 'the image', tone: 'heading' },
    ...(remark === undefined ? [] : [{ text: remark, tone: 'dim' } as const, gap]),
    ...runLines(image.config, tree),
    ...labelled('made', madeTexts(image)),
    { label: 'id', text: digestText(image.id, whole) },
    gap,
    ...labelled('holds', holds(tree)),
    ...(biggest === undefined ? [] : [biggestLine(tree.path(biggest), tree.size(biggest))]),
    ...wasteLines(waste, shipped),
    ...problemLines(problemsOf({ stack, ...(digests && { digests }) })),
    gap,
    ...labelled('names', image.names.length > 1 ? few(image.names, 8) : []),
    { label: 'platform', text: platformText(image.platform) },
    { label: 'from', text: image.source },
  ];
}

/** `bin/hello   33.7 kB`; in a store without the way there and the hash. */
function biggestLine(path: string, size: number): DetailLine {
  const store = inStore(path);
  const text = `${readable(store ? store.own.rest + store.below : path)}   ${sizeText(size)}`;
  return { label: 'biggest', text, cut: true };
}

function madeTexts(image: Image): readonly string[] {
  const { created, author } = image;
  const maker = imageMaker(image);
  const seconds = created === undefined ? undefined : rfc3339Seconds(created);
  const time =
    seconds === undefined
      ? (created ?? 'at no known time')
      : isFixedTime(seconds)
        ? `time fixed at ${dayText(seconds)}`
        : rfc3339Text(created ?? '');
  const made = [maker && `by ${maker}`, time].filter(Boolean).join(', ');
  return author ? [made, `author ${author}`] : [made];
}

/** How many of the paths that waste something are named. */
export const wastedPathsShown = 5;

function wasteLines(waste: Waste, shipped: number): readonly DetailLine[] {
  if (waste.bytes === 0) return labelled('waste', ['0 B: every byte shipped is visible']);
  const causes = [
    ['overwritten', waste.overwritten],
    ['deleted', waste.deleted],
    ['deleted with a folder', waste.deletedWithDirectory],
    ['hidden by an opaque folder', waste.opaque],
    ['shipped again', waste.touched],
  ] as const;
  const parts = causes.filter(([, bytes]) => bytes > 0).map(([cause, bytes]) => `${sizeText(bytes)} ${cause}`);
  const paths = waste.paths.slice(0, wastedPathsShown).map(({ path, bytes, count }): DetailLine => {
    const text = `${sizeText(bytes)}   ${readable(path)}${count > 1 ? `   ${count} times` : ''}`;
    return { label: '', text, cut: true };
  });
  const more = waste.pathCount - paths.length;
  const sum = `${sizeText(waste.bytes)}, ${percent(waste.bytes, shipped)} of what is shipped`;
  return [
    ...labelled('waste', [sum, parts.join(', ')]),
    ...paths,
    ...(more > 0 ? [{ label: '', text: `and ${plural(more, 'path')} more` }] : []),
  ];
}

import { countedAs } from '../../analysis/census.ts';
import { wholeInstruction } from '../../analysis/instruction.ts';
import { packageText } from '../../analysis/packageText.ts';
import type { Comparison, Equal } from '../../compare/comparison.ts';
import type { Stack } from '../../layers/stack.ts';
import type { Layer } from '../../model/image.ts';
import { inStore } from '../../model/storePath.ts';
import { exactBytes, sizeText } from '../../text/bytes.ts';
import { percent } from '../../text/plural.ts';
import { rfc3339Text } from '../../text/time.ts';
import { type Digests, verdictText } from '../digests.ts';
import type { DetailLine } from '../row.ts';
import { layerText, stepsOf } from '../rows/layerRows.ts';
import { treeOf } from '../rows/rowOptions.ts';
import { problemsOf } from '../selectors.ts';
import { hiddenText } from './hidden.ts';
import { bounded, digestText, few, labelled } from './labelled.ts';
import { problemLines } from './problemLines.ts';
import { wastedText } from './wasted.ts';

/** What one step did: a layer, or the marked range of layers. `whole`: with room for digests. */
export function layerLines(
  comparison: Comparison,
  equal: Equal,
  digests: Digests | undefined,
  whole: boolean,
): readonly DetailLine[] {
  const { stack, position } = comparison.after;
  const { image } = stack;
  const layer = image.layers[position - 1];
  if (position - comparison.before.position > 1 || !layer) return rangeLines(comparison, digests);
  return [
    heading(comparison, `layer ${position}`),
    ...madeBy(stack, layer),
    ...stepsOf(image.history, position).map((step): DetailLine => {
      return { text: bounded(`then ${wholeInstruction(step.createdBy) || step.comment}`) };
    }),
    ...optional('made', layer.created === undefined ? undefined : (rfc3339Text(layer.created) ?? layer.created)),
    ...diffIdLines(layer, digests, whole),
    ...optional('digest', layer.digest === layer.diffId ? undefined : layer.digest && digestText(layer.digest, whole)),
    { label: 'packed', text: packedText(layer) },
    ...optional('hides', hiddenText(comparison)),
    ...optional('wasted', wastedText(stack, position, equal)),
    ...problemLines(problemsOf({ stack, ...(digests && { digests }) }).filter((problem) => problem.layer === position)),
  ];
}

/** A claim is dim until its bytes were checked. */
function diffIdLines({ diffId, position }: Layer, digests: Digests | undefined, whole: boolean): readonly DetailLine[] {
  if (diffId === '') return [];
  const verdict = verdictText(digests, position);
  const text = digestText(diffId, whole);
  if (verdict === undefined) return [{ label: 'diff id', text }];
  // one line, so that nothing jumps when the answer comes
  const line = { label: 'diff id', text: `${text}   ${verdict}`, ...(whole ? {} : ({ cut: true } as const)) };
  return [verdict === 'not checked yet' ? { ...line, tone: 'dim' } : line];
}

function rangeLines(comparison: Comparison, digests: Digests | undefined): readonly DetailLine[] {
  const { stack } = comparison.after;
  const [before, after] = [comparison.before.position, comparison.after.position];
  const isInside = (layer = 0): boolean => layer > before && layer <= after;
  return [
    heading(comparison, `layers ${before + 1}-${after}`),
    ...stack.image.layers.slice(before, after).map(({ position }): DetailLine => {
      return { label: `layer ${position}`, text: layerText(stack, position) };
    }),
    ...optional('hides', hiddenText(comparison)),
    ...problemLines(problemsOf({ stack, ...(digests && { digests }) }).filter((problem) => isInside(problem.layer))),
  ];
}

/** `layer 2     33 720 B   +1 file   0.45 % of image`; several kinds of change have no noun: `+1 -1   0.52 % of the image`. */
function heading(comparison: Comparison, label: string): DetailLine {
  const { stack, position } = comparison.after;
  const sizes = stack.indexes.map((index) => index.bytes);
  const sum = (from: number, to?: number): number => sizes.slice(from, to).reduce((total, size) => total + size, 0);
  const own = sum(comparison.before.position, position);
  const counted = countedNoun(comparison);
  return {
    label,
    text: exactBytes(own),
    tone: 'heading',
    chips: comparison.counts(0),
    ...(counted === undefined ? {} : { counted }),
    after: `${percent(own, sum(0))} of ${counted === undefined ? 'the ' : ''}image`,
  };
}

/** What the only class of changes has, `file` or `paths`; undefined when there are several classes, or none. */
function countedNoun(comparison: Comparison): string | undefined {
  const counts = comparison.counts(0);
  const there = (['added', 'modified', 'removed'] as const).filter((own) => counts[own] > 0);
  const [only] = there;
  if (only === undefined || there.length > 1) return undefined;
  const nouns = new Set<string>();
  for (const node of comparison.changes.nodes) {
    if (node > 0 && comparison.class(node) === only) nouns.add(nouned[countedAs(treeOf(comparison, node), node)]);
    if (nouns.size > 1) break;
  }
  const [noun = 'path'] = nouns.size === 1 ? nouns : [];
  return counts[only] === 1 ? noun : `${noun}s`;
}

const nouned = { files: 'file', folders: 'folder', links: 'link', others: 'path' } as const;

/** The instruction whole, or what the layer is when its history names store paths. */
function madeBy(stack: Stack, layer: Layer): readonly DetailLine[] {
  const names = layer.storePaths.flatMap((path) => {
    const store = inStore(path);
    return store ? [`${packageText(store.own.rest)}   ${store.own.hash.slice(0, 8)}`] : [];
  });
  const text = layerText(stack, layer.position);
  if (names.length > 1) return labelled('holds', few(names, 12));
  const instruction = wholeInstruction(layer.createdBy);
  if (names.length === 1) return [{ text: text.startsWith('links') ? text : (names[0] ?? text) }];
  return [
    { text: bounded(instruction || text) },
    ...optional('comment', instruction !== '' && !layer.comment.startsWith('buildkit.') ? layer.comment : undefined),
  ];
}

function packedText({ compressedSize }: Layer): string {
  return compressedSize === undefined ? 'not known (stored unpacked here)' : sizeText(compressedSize);
}

function optional(label: string, text: string | undefined): readonly DetailLine[] {
  return text ? labelled(label, [text]) : [];
}

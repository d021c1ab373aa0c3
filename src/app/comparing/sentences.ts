import type { ComparisonFacts } from '../../analysis/comparisonFacts.ts';
import type { ImageFacts } from '../../analysis/imageFacts.ts';
import { growth } from '../../analysis/packagePairs.ts';
import { inStore } from '../../model/storePath.ts';
import { exactBytes, sizeText } from '../../text/bytes.ts';
import { fitEnd, fitMiddle } from '../../text/fit.ts';
import { plural } from '../../text/plural.ts';
import { harmless, readable } from '../../text/sanitize.ts';
import { growthText, ratioText } from './figureText.ts';
import { runSentences } from './runSentences.ts';

/** Cells of a name inside a sentence: it can be a megabyte. */
const nameWidth = 60;

/** A latin1 name or path in a sentence; of a store path's hash eight digits. */
export function named(latin1: string): string {
  const stored = inStore(latin1);
  if (stored === undefined) return fitMiddle(readable(latin1), nameWidth);
  const { store, own, below } = stored;
  return (
    fitMiddle(readable(`${store}${own.hash.slice(0, 8)}`), nameWidth) +
    fitMiddle(`…-${readable(own.rest + below)}`, nameWidth)
  );
}

/** A raw text in a sentence. */
export function quoted(raw: string): string {
  return fitEnd(harmless(raw), nameWidth);
}

/** The conclusion, most important first: the Summary says all of it, the lower pane of Files what fits. */
export function sentences(facts: ComparisonFacts): readonly string[] {
  if (facts.relation === 'identical') return ['A and B are identical: every path, every time and the config.'];
  if (facts.relation === 'times') return timesSentences(facts);
  return [
    sizeSentence(facts),
    ...programSentences(facts),
    ...runSentences(facts),
    [...layerSentences(facts), ...toolSentences(facts)].join(' '),
    ...relatedSentences(facts),
    ...pathSentences(facts),
  ].filter(Boolean);
}

function timesSentences({ timesDiffer, left, right, shared }: ComparisonFacts): string[] {
  const times = [
    ...(timesDiffer > 0 ? [`of ${plural(timesDiffer, 'path')}`] : []),
    ...(left.image.created === right.image.created ? [] : ['of the config']),
  ];
  const { layers } = right;
  const { ownLayers } = right;
  const some = ownLayers.layers === 0 ? 'nothing' : `${sizeText(ownLayers.bytes)} of B`;
  const loads = ownLayers.layers === layers ? 'all of B' : some;
  const are = shared.layers === 1 ? 'is' : 'are';
  return [
    'The same image built twice: every path has the same bytes, mode, owner and link target.',
    `Only times differ: ${times.join(', and ')}.`,
    `${shared.layers} of ${plural(layers, 'layer')} ${are} shared, and a host that has A loads ${loads}. SOURCE_DATE_EPOCH would help.`,
  ];
}

function sizeSentence(facts: ComparisonFacts): string {
  const { size, shared, left, right } = facts;
  if (shared.whole === 'left') return wholeSentence('A', 'B', right);
  if (shared.whole === 'right') return wholeSentence('B', 'A', left);
  if (size.larger === null) return `A and B have the same size, ${exactBytes(left.size)}.`;
  const [large, small] = size.larger === 'left' ? ['A', 'B'] : ['B', 'A'];
  if (size.ratio === null) return `${small} is empty, ${large} has ${sizeText(Math.max(left.size, right.size))}.`;
  const compared =
    size.ratio < 1.1
      ? `${large} has ${sizeText(Math.abs(size.difference))} more than ${small}.`
      : `${large} is ${ratioText(size.ratio)} times ${small}.`;
  return [compared, ...carriedSentences(facts)].join(' ');
}

function wholeSentence(part: string, whole: string, { ownLayers }: ImageFacts): string {
  return `${whole} is ${part} and ${plural(ownLayers.layers, 'layer')} more: +${sizeText(ownLayers.bytes)}.`;
}

function carriedSentences({ carried, relation }: ComparisonFacts): string[] {
  if (carried === null || relation === 'related') return [];
  const { distribution, packages, bytes, largest } = carried;
  const what = `${plural(packages, 'package')}, ${sizeText(bytes)}`;
  const most = largest === null ? '' : `; ${named(largest.name)} alone is ${sizeText(largest.bytes)}`;
  return [`What it has more is ${distribution === null ? what : `${named(distribution)}: ${what}`}${most}.`];
}

function programSentences({ program }: ComparisonFacts): string[] {
  if (program === null || program.same === undefined) return [];
  const [left, right] = [`A ${named(program.left)}`, `B ${named(program.right)}`];
  if (program.same) return [`The program is the same ${plural(program.leftSize, 'byte')}: ${left} ≡ ${right}.`];
  return [`The programs differ: ${left}, ${sizeText(program.leftSize)}; ${right}, ${sizeText(program.rightSize)}.`];
}

function layerSentences({ shared, left, right }: ComparisonFacts): string[] {
  if (left.layers === 0 || right.layers === 0) return [];
  if (shared.layers === 0) return ['No layer is shared: a host that has A loads all of B.'];
  const { layers, bytes } = right.ownLayers;
  const loads = layers === 0 ? 'nothing' : `${plural(layers, 'layer')}, ${sizeText(bytes)}`;
  return [`${plural(shared.layers, 'layer')} shared, ${sizeText(shared.bytes)}: a host that has A loads ${loads}.`];
}

function toolSentences({ left, right }: ComparisonFacts): string[] {
  const say = (letter: string, one: ImageFacts, other: ImageFacts, rest: string): string[] => {
    const tools = [
      ...(one.shell && !other.shell ? ['a shell'] : []),
      ...(one.packageManager && !other.packageManager ? ['a package manager'] : []),
    ];
    if (tools.length === 0) return [];
    return [`${letter} has ${tools.join(' and ')}, ${rest} has ${tools.length === 1 ? 'none' : 'neither'}.`];
  };
  return [...say('A', left, right, 'B'), ...say('B', right, left, 'A')];
}

/** Of images that share layers: what came, went and changed. */
function relatedSentences({ relation, packages, configFields }: ComparisonFacts): string[] {
  if (relation !== 'related') return [];
  const own = packages.filter(({ kind }) => kind !== 'none');
  const counts = [
    [own.filter(({ left, right }) => left && right && left.version !== right.version).length, 'changed'],
    [own.filter(({ left }) => left === null).length, 'only in B'],
    [own.filter(({ right }) => right === null).length, 'only in A'],
  ] as const;
  const told = counts.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : []));
  const [first] = own;
  const most = first && growth(first) !== 0 ? `; most is ${named(first.name)}, ${growthText(growth(first))}` : '';
  const config =
    configFields === 0
      ? 'The configs are the same.'
      : `${plural(configFields, 'field')} of the config ${configFields === 1 ? 'differs' : 'differ'}.`;
  return [...(told.length > 0 ? [`Packages: ${told.join(', ')}${most}.`] : []), config];
}

function pathSentences({ left, right, totals }: ComparisonFacts): string[] {
  const { movedSame, different, unknown } = totals;
  const files = (both: { readonly leftFiles: number; readonly rightFiles: number }): string => {
    const count = Math.max(both.leftFiles, both.rightFiles);
    return count === 0 ? '' : plural(count, 'file');
  };
  const told = [
    ['Only in B', countedText(right)],
    ['Only in A', countedText(left)],
    ['Different', files(different)],
    ['Same bytes in another place', files(movedSame)],
    ['Not compared yet', files(unknown)],
  ].filter(([, what]) => what !== '');
  return told.length === 0 ? [] : [told.map(([words, what]) => `${words}: ${what}.`).join(' ')];
}

function countedText({ only }: ImageFacts): string {
  return [
    ...(only.files > 0 ? [plural(only.files, 'file')] : []),
    ...(only.links > 0 ? [plural(only.links, 'link')] : []),
    ...(only.folders > 0 ? [plural(only.folders, 'folder')] : []),
    ...(only.others > 0 ? [plural(only.others, 'device or pipe', 'devices and pipes')] : []),
  ].join(', ');
}

import type { ComparisonFacts } from '../analysis/comparisonFacts.ts';
import type { ImageFacts } from '../analysis/imageFacts.ts';
import { exactBytes, sizeText } from '../text/bytes.ts';
import { growthText } from '../text/growth.ts';
import { grouped, plural } from '../text/plural.ts';
import { moreLayers, ratioText } from './figures.ts';
import { linkSentences } from './linkSentences.ts';
import type { Naming } from './naming.ts';
import { projectName } from './naming.ts';
import { pathSentences } from './pathSentences.ts';
import { configSentences, packageSentences, rehashedSentences } from './relatedSentences.ts';
import { runSentences } from './runSentences.ts';

/** The conclusion in sentences, A the left image and B the right, most important first: identical, but for times, related, apart. */
export function comparisonSentences(facts: ComparisonFacts, naming: Naming): readonly string[] {
  if (facts.relation === 'identical') return identical(facts);
  if (facts.relation === 'times') return timesSentences(facts);
  return [
    sizeSentence(facts, naming),
    ...programSentences(facts, naming),
    ...runSentences(facts, naming),
    [...layerSentences(facts), ...toolSentences(facts)].join(' '),
    ...packageSentences(facts, naming),
    ...configSentences(facts, naming),
    ...rehashedSentences(facts),
    ...pathSentences(facts),
    ...linkSentences(facts.through),
  ].filter(Boolean);
}

function identical({ left, right, through }: ComparisonFacts): string[] {
  if (through !== null)
    return ['A and B are the same to processes: every path, every time and the config.', ...linkSentences(through)];
  const ids = left.image.id === right.image.id ? '' : ' Only their ids differ, as their histories or diff ids do.';
  return [`A and B are identical: every path, every time and the config.${ids}`];
}

function timesSentences({ timesDiffer, createdDiffers, right, shared, through }: ComparisonFacts): string[] {
  const times = [
    ...(timesDiffer > 0 ? [`of ${plural(timesDiffer, 'path')}`] : []),
    ...(createdDiffers ? ['of the config'] : []),
  ];
  const { layers, ownLayers } = right;
  const some = ownLayers.layers === 0 ? 'nothing' : `${sizeText(ownLayers.bytes)} of B`;
  const loads = ownLayers.layers === layers && layers > 0 ? 'all of B' : some;
  const are = `${shared.layers} of ${grouped(layers)} layers ${shared.layers === 1 ? 'is' : 'are'} shared`;
  const layersToo = shared.layers === 0 ? `So no diff id agrees, ${are}` : are;
  return [
    through === null
      ? 'The same image built twice: every path has the same bytes, mode, owner and link target.'
      : 'The same to processes: every path has the same bytes, mode and owner.',
    `Only times differ: ${times.join(', and ')}. ${layersToo}, and a host that has A loads ${loads}. SOURCE_DATE_EPOCH would help.`,
    ...linkSentences(through),
  ];
}

function sizeSentence(facts: ComparisonFacts, naming: Naming): string {
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
  return [compared, ...carriedSentences(facts, naming)].join(' ');
}

function wholeSentence(part: string, whole: string, { ownLayers }: ImageFacts): string {
  return `${whole} is ${part} and ${moreLayers(ownLayers.layers)}: ${growthText(ownLayers.bytes)}.`;
}

function carriedSentences({ carried, relation }: ComparisonFacts, naming: Naming): string[] {
  if (carried === null || relation === 'related') return [];
  const { distribution, packages, bytes, largest } = carried;
  const what = `${plural(packages, 'package')}, ${sizeText(bytes)}`;
  const most =
    largest === null ? '' : `; ${naming.name(projectName(largest.name))} alone is ${sizeText(largest.bytes)}`;
  return [`What it has more is ${distribution === null ? what : `${naming.name(distribution)}: ${what}`}${most}.`];
}

function programSentences({ program }: ComparisonFacts, naming: Naming): string[] {
  if (program === null || program.same === undefined) return [];
  const [left, right] = [`A ${naming.name(program.left)}`, `B ${naming.name(program.right)}`];
  if (program.same) return [`The program is the same ${plural(program.leftSize, 'byte')}: ${left} ≡ ${right}.`];
  return [`The programs differ: ${left}, ${sizeText(program.leftSize)}; ${right}, ${sizeText(program.rightSize)}.`];
}

function layerSentences({ shared, left, right }: ComparisonFacts): string[] {
  if (left.layers === 0 || right.layers === 0) return [];
  if (shared.layers === 0) return ['No layer is shared: a host that has A loads all of B.'];
  const { layers, bytes } = right.ownLayers;
  const loads = layers === 0 ? 'loads nothing' : `downloads ${plural(layers, 'layer')}, ${sizeText(bytes)}`;
  const are = shared.layers === 1 ? 'is' : 'are';
  const say = `${are} ${shared.claimed ? 'claimed to be shared' : 'shared'}`;
  return [`${plural(shared.layers, 'layer')} ${say}, ${sizeText(shared.bytes)}: a host that has A ${loads}.`];
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

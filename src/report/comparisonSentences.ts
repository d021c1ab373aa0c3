import type { ComparisonFacts, Side } from '../analysis/comparisonFacts.ts';
import type { ImageFacts } from '../analysis/imageFacts.ts';
import { growth } from '../analysis/packagePairs.ts';
import { exactBytes, sizeText } from '../text/bytes.ts';
import { grouped, plural } from '../text/plural.ts';
import type { Naming } from './naming.ts';
import { runSentences } from './runSentences.ts';
import { growthText, letters, ratioText } from './sides.ts';

/** Fields that a sentence names. */
const mostFields = 5;

/** The conclusion in sentences, A the left image and B the right, by case: the same, the same but for times, related, apart. */
export function comparisonSentences(facts: ComparisonFacts, naming: Naming): readonly string[] {
  if (facts.relation === 'identical') return identical(facts);
  if (facts.relation === 'times') return onlyTimes(facts);
  return [
    sizeSentence(facts, naming),
    ...programSentence(facts, naming),
    ...runSentences(facts, naming),
    ...layerSentence(facts),
    ...growthSentence(facts, naming),
    ...configSentence(facts, naming),
    ...toolSentence(facts),
    ...rehashedSentence(facts),
    ...pathSentence(facts),
  ];
}

function identical({ left, right }: ComparisonFacts): string[] {
  const ids = left.image.id === right.image.id ? '' : ' Only their ids differ, as their histories or diff ids do.';
  return [`A and B are identical: every path, every time and the config.${ids}`];
}

function onlyTimes({ timesDiffer, left, right, shared }: ComparisonFacts): string[] {
  const created = left.image.created !== right.image.created;
  const times = [
    ...(timesDiffer > 0 ? [`of ${plural(timesDiffer, 'path')}`] : []),
    ...(created ? ['of the config'] : []),
  ];
  const layers = right.image.layers.length;
  const loads =
    right.ownLayers.layers === 0
      ? 'nothing'
      : right.ownLayers.layers === layers
        ? 'all of B'
        : sizeText(right.ownLayers.bytes);
  return [
    'A and B are identical but for times: every path has the same bytes, mode, owner and link target.',
    `Only times differ: ${times.join(', and ')}. ${plural(shared.layers, 'layer')} of ${layers} ${shared.layers === 1 ? 'is' : 'are'} shared, and a host that has A loads ${loads}. SOURCE_DATE_EPOCH would make them one.`,
  ];
}

function sizeSentence(facts: ComparisonFacts, naming: Naming): string {
  const { size, shared, left, right } = facts;
  if (shared.whole !== null) {
    const [whole, longer, added] = shared.whole === 'left' ? ['A', 'B', right.ownLayers] : ['B', 'A', left.ownLayers];
    const more = growthText(shared.whole === 'left' ? added.bytes : -added.bytes);
    return `${longer} is ${whole} and ${plural(added.layers, 'layer')} more: ${more}.`;
  }
  if (size.larger === null) return `A and B have the same size, ${exactBytes(left.size)}.`;
  const [large, small] = size.larger === 'left' ? ['A', 'B'] : ['B', 'A'];
  const compared =
    size.ratio === null
      ? `${small} is empty, ${large} has ${sizeText(Math.max(left.size, right.size))}.`
      : size.ratio < 1.1
        ? `${large} has ${sizeText(Math.abs(size.difference))} more than ${small}.`
        : `${large} is ${ratioText(size.ratio)} times ${small}.`;
  return [compared, ...carriedSentence(facts, naming)].join(' ');
}

function carriedSentence({ carried, relation }: ComparisonFacts, naming: Naming): string[] {
  if (carried === null || relation === 'related') return [];
  const { distribution, packages, bytes, largest } = carried;
  const what = `${plural(packages, 'package')}, ${sizeText(bytes)}`;
  const most = largest === null ? '' : `; ${naming.name(largest.name)} alone is ${sizeText(largest.bytes)}`;
  return [`What it has more is ${distribution === null ? what : `${naming.name(distribution)}: ${what}`}${most}.`];
}

function programSentence({ program }: ComparisonFacts, naming: Naming): string[] {
  if (program === null || program.same === undefined) return [];
  const [left, right] = [`A ${naming.name(program.left)}`, `B ${naming.name(program.right)}`];
  if (program.same) return [`The program is the same ${grouped(program.leftSize)} bytes: ${left} ≡ ${right}.`];
  return [`The programs differ: ${left}, ${sizeText(program.leftSize)}; ${right}, ${sizeText(program.rightSize)}.`];
}

function layerSentence({ shared, left, right }: ComparisonFacts): string[] {
  const { layers, bytes } = right.ownLayers;
  if (left.image.layers.length === 0 || right.image.layers.length === 0) return [];
  if (shared.layers === 0) return [`No layer is shared: a host that has A loads all of B, ${sizeText(bytes)}.`];
  const are = shared.layers === 1 ? 'layer is' : 'layers are';
  const loads = layers === 0 ? 'nothing' : `${plural(layers, 'layer')}, ${sizeText(bytes)}`;
  return [`${shared.layers} ${are} shared, ${sizeText(shared.bytes)}: a host that has A loads ${loads}.`];
}

/** Of related images: which packages came, went and changed. */
function growthSentence({ relation, packages }: ComparisonFacts, naming: Naming): string[] {
  if (relation !== 'related') return [];
  const named = packages.filter(({ kind }) => kind !== 'none');
  const counts = [
    ['changed', named.filter(({ left, right }) => left && right && left.version !== right.version).length],
    ['only in B', named.filter(({ left }) => left === null).length],
    ['only in A', named.filter(({ right }) => right === null).length],
  ] as const;
  const told = counts.filter(([, count]) => count > 0).map(([words, count]) => `${count} ${words}`);
  const first = named[0];
  if (told.length === 0 || first === undefined) return [];
  const most = growth(first) === 0 ? '' : `; most is ${naming.name(first.name)}, ${growthText(growth(first))}`;
  return [`Packages: ${told.join(', ')}${most}.`];
}

/** Of images that are much alike: in which fields their configs differ. */
function configSentence({ relation, samePaths, configRows }: ComparisonFacts, naming: Naming): string[] {
  if (relation !== 'related' && !samePaths) return [];
  const paths = samePaths ? 'Every path has the same bytes, mode, owner and link target. ' : '';
  if (configRows.length === 0) return [`${paths}The configs are the same.`];
  const named = configRows.slice(0, mostFields).map(({ field, key }) => naming.text(key ? `${field} ${key}` : field));
  const more = configRows.length > mostFields ? ' …' : '';
  const differ = configRows.length === 1 ? 'field of the config differs' : 'fields of the config differ';
  return [`${paths}${configRows.length} ${differ}: ${named.join(', ')}${more}.`];
}

function toolSentence({ left, right }: ComparisonFacts): string[] {
  const only = (one: ImageFacts, other: ImageFacts): string[] => [
    ...(one.shell && !other.shell ? ['a shell'] : []),
    ...(one.packageManager && !other.packageManager ? ['a package manager'] : []),
  ];
  const say = (side: Side, tools: readonly string[]): string[] => {
    const other = letters[side === 'left' ? 'right' : 'left'];
    if (tools.length === 0) return [];
    return [`${letters[side]} has ${tools.join(' and ')}, ${other} has ${tools.length === 1 ? 'none' : 'neither'}.`];
  };
  return [...say('left', only(left, right)), ...say('right', only(right, left))];
}

function rehashedSentence({ rehashed }: ComparisonFacts): string[] {
  if (rehashed === 0) return [];
  return [
    `${plural(rehashed, 'store path')} of the same name and version ${rehashed === 1 ? 'has' : 'have'} another hash.`,
  ];
}

function pathSentence({ left, right, totals }: ComparisonFacts): string[] {
  const counted = ({ only }: ImageFacts): string =>
    [
      ...(only.files > 0 ? [plural(only.files, 'file')] : []),
      ...(only.links > 0 ? [plural(only.links, 'link')] : []),
      ...(only.folders > 0 ? [plural(only.folders, 'folder')] : []),
      ...(only.others > 0 ? [plural(only.others, 'device or pipe', 'devices and pipes')] : []),
    ].join(', ');
  const moved = Math.max(totals.movedSame.leftFiles, totals.movedSame.rightFiles);
  const different = Math.max(totals.different.leftFiles, totals.different.rightFiles);
  const told = [
    ['Only in B', counted(right)],
    ['Only in A', counted(left)],
    ['Different', different === 0 ? '' : plural(different, 'file')],
    ['Same bytes in another place', moved === 0 ? '' : plural(moved, 'file')],
  ].filter(([, what]) => what !== '');
  return told.length === 0 ? [] : [`${told.map(([words, what]) => `${words}: ${what}.`).join(' ')}`];
}

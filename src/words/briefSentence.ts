import type { ComparisonFacts } from '../analysis/comparisonFacts.ts';
import type { ImageFacts } from '../analysis/imageFacts.ts';
import type { Run } from '../compare/runOf.ts';
import { letters } from '../model/sideName.ts';
import { sizeText } from '../text/bytes.ts';
import { plural } from '../text/plural.ts';
import { differenceOf, differenceText } from './differenceText.ts';
import type { Naming } from './naming.ts';
import { packageSentences } from './relatedSentences.ts';
import { isReplaced } from './runSentences.ts';

/** The conclusion where two lines have to do: what differs most, whether the program is the same, what becomes of arguments. */
export function briefSentence(facts: ComparisonFacts, naming: Naming): string {
  const { relation } = facts;
  const { claim } = differenceOf(facts);
  if (relation === 'identical') return `${claim}: every path, every time and the config.`;
  if (relation === 'times') return `${claim}. ${hostText(facts)}`;
  return [
    `${carriedText(facts, naming) ?? differenceText(facts)}.`,
    ...(relation === 'related' ? [hostText(facts), ...packageSentences(facts, naming)] : []),
    ...programTexts(facts),
    ...argumentTexts(facts),
  ].join(' ');
}

/** `B is 220 × A: it carries Alpine 3.19.4, 15 packages, 7.36 MB`; the header has the bytes that it has more. */
function carriedText(facts: ComparisonFacts, naming: Naming): string | undefined {
  const { carried, relation } = facts;
  if (carried === null || relation === 'related') return undefined;
  const { distribution, packages, bytes, side } = carried;
  const what = `${plural(packages, 'package')}, ${sizeText(bytes)}`;
  const carries = distribution === null ? what : `${naming.name(shortDistribution(distribution))}, ${what}`;
  const { claim } = differenceOf(facts);
  return claim.startsWith(`${letters[side]} is`)
    ? `${claim}: it carries ${carries}`
    : `${differenceText(facts)}; ${letters[side]} carries ${carries}`;
}

/** `Alpine 3.19.4`, `Debian 12`: without the system, and the name of the release. */
function shortDistribution(name: string): string {
  return name.replace(/ (?:GNU\/)?Linux\b/, '').replace(/ \([^()]*\)$/, '');
}

function hostText({ shared, right }: ComparisonFacts): string {
  const { layers, bytes } = right.ownLayers;
  if (layers === 0) return 'A host that has A loads nothing.';
  if (shared.layers === 0) return 'No layer is shared: a host that has A loads all of B.';
  return `${plural(shared.layers, 'layer')} ${shared.claimed ? 'claimed to be shared' : 'shared'}: a host that has A downloads ${sizeText(bytes)}.`;
}

function programTexts({ program }: ComparisonFacts): readonly string[] {
  if (program === null || program.same === undefined) return [];
  return [program.same ? 'The program is the same bytes (≡).' : 'The programs differ.'];
}

function argumentTexts({ left, right }: ComparisonFacts): readonly string[] {
  if (isReplaced(left.runWith) === isReplaced(right.runWith)) return [];
  const letter = isReplaced(left.runWith) ? 'A' : 'B';
  const has = (one: ImageFacts): string =>
    hasEntrypoint(one.runWith) ? 'Entrypoint' : hasCmd(one) ? 'Cmd' : 'neither';
  return [`"docker run ${letter} x" runs x itself: A has ${has(left)}, B ${has(right)}.`];
}

function hasEntrypoint(runWith: Run): boolean {
  return !isReplaced(runWith);
}

function hasCmd({ run }: ImageFacts): boolean {
  return run.argv.length > 0;
}

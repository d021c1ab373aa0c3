import type { ComparisonFacts } from '../analysis/comparisonFacts.ts';
import type { Run } from '../compare/runOf.ts';
import type { Naming } from './naming.ts';

/** More words than this are not put together: a config can list a million. */
const mostWords = 100;

/** The words of a command as one would type them, quoted where they would not be words otherwise. Raw. */
export function commandText(argv: readonly string[]): string {
  return argv
    .slice(0, mostWords)
    .map((word) => (word === '' || /[\s"'\\]/.test(word) ? JSON.stringify(word) : word))
    .join(' ');
}

/** Whether arguments come in the place of Cmd and of all else: an image without Entrypoint is left with them alone. */
export function isReplaced({ argv }: Run): boolean {
  return argv.length === 1;
}

/** What `docker run` starts, and what becomes of its arguments, where the two images differ in it. */
export function runSentences({ left, right }: ComparisonFacts, naming: Naming): readonly string[] {
  return [
    ...startSentences(left.run, right.run, naming),
    ...missingSentences('A', left.run, naming),
    ...missingSentences('B', right.run, naming),
    ...argumentSentences(left.runWith, right.runWith, naming),
  ];
}

function startSentences(left: Run, right: Run, naming: Naming): string[] {
  return isSame(left.argv, right.argv) ? [] : [`${starts('A', left, naming)}; ${starts('B', right, naming)}.`];
}

function starts(letter: string, { argv }: Run, naming: Naming): string {
  return argv.length === 0 ? `${letter} names nothing to run` : `${letter} runs ${naming.text(commandText(argv))}`;
}

function missingSentences(letter: string, { argv, program }: Run, naming: Naming): string[] {
  const [word] = argv;
  return word === undefined || program !== null ? [] : [`${letter} has no ${naming.text(word)}: it cannot start.`];
}

function argumentSentences(left: Run, right: Run, naming: Naming): string[] {
  if (isSame(left.argv, right.argv) || isReplaced(left) === isReplaced(right)) return [];
  const [adding, replacing, a, b] = isReplaced(left) ? [right, left, 'B', 'A'] : [left, right, 'A', 'B'];
  const lacks = replacing.program === null ? `, and ${b} has no x` : '';
  const added = naming.text(commandText(adding.argv));
  return [`Arguments: "docker run ${a} x" runs ${added}; "docker run ${b} x" runs x in its place${lacks}.`];
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, i) => word === b[i]);
}

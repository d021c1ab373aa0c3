import type { ComparisonFacts } from '../analysis/comparisonFacts.ts';
import type { Run } from '../compare/runOf.ts';
import type { Naming } from './naming.ts';

/** What `docker run` starts, and what becomes of its arguments, where the two images differ in it. */
export function runSentences({ left, right }: ComparisonFacts, naming: Naming): readonly string[] {
  return [
    ...startSentence(left.run, right.run, naming),
    ...missingSentence('A', left.run, naming),
    ...missingSentence('B', right.run, naming),
    ...argumentSentence(left.runWith, right.runWith, naming),
  ];
}

/** The words of a command as one would type them, quoted where they would not be words otherwise. */
export function commandText(argv: readonly string[]): string {
  // More than a row shows is not put together: a config can list a million words.
  return argv.slice(0, 100).map(quoted).join(' ');
}

function quoted(word: string): string {
  return word === '' || /[\s"'\\]/.test(word) ? JSON.stringify(word) : word;
}

function startSentence(left: Run, right: Run, naming: Naming): string[] {
  if (isSame(left.argv, right.argv)) return [];
  return [`${starts('A', left, naming)}; ${starts('B', right, naming)}.`];
}

function starts(letter: string, { argv }: Run, naming: Naming): string {
  return argv.length === 0 ? `${letter} names nothing to run` : `${letter} runs ${naming.text(commandText(argv))}`;
}

function missingSentence(letter: string, { argv, program }: Run, naming: Naming): string[] {
  const [word] = argv;
  return word === undefined || program !== null ? [] : [`${letter} has no ${naming.text(word)}: it cannot start.`];
}

/** An image with an Entrypoint adds arguments to it, one without is left with them alone. */
function argumentSentence(left: Run, right: Run, naming: Naming): string[] {
  const isReplaced = (run: Run): boolean => run.argv.length === 1;
  if (isSame(left.argv, right.argv) || isReplaced(left) === isReplaced(right)) return [];
  const [adding, replacing, a, b] = isReplaced(left) ? [right, left, 'B', 'A'] : [left, right, 'A', 'B'];
  const lacks = replacing.program === null ? `, and ${b} has no x` : '';
  return [
    `Arguments: "docker run ${a} x" runs ${naming.text(commandText(adding.argv))}; "docker run ${b} x" runs x in its place${lacks}.`,
  ];
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, i) => word === b[i]);
}

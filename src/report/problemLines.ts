import type { Problem } from '../model/problem.ts';
import { plural } from '../text/plural.ts';
import { harmless, readable } from '../text/sanitize.ts';

/** Rows at most: JSON has them all. */
const most = 20;

/** The problems of an image below a title, errors first; nothing when there are none. */
export function* problemLines(problems: readonly Problem[], title: string): Generator<string> {
  if (problems.length === 0) return;
  const errors = problems.filter((problem) => problem.severity === 'error');
  const notes = problems.filter((problem) => problem.severity === 'note');
  yield `\n${title}: ${plural(errors.length, 'error')}, ${plural(notes.length, 'note')}\n`;
  for (const problem of [...errors, ...notes].slice(0, most)) {
    yield `  ${problem.severity.padEnd(5)}  ${problemText(problem)}\n`;
  }
  if (problems.length > most) yield `  and ${plural(problems.length - most, 'more problem')}: --format json has all\n`;
}

function problemText({ layer, message, path }: Problem): string {
  const where = layer === undefined ? '' : `layer ${layer}: `;
  const what = path === undefined || message.includes(path) ? '' : `: ${readable(path)}`;
  return `${where}${harmless(message)}${what}`;
}

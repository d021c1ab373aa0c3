import type { Problem } from '../../model/problem.ts';
import { plural } from '../../text/plural.ts';
import { readable } from '../../text/sanitize.ts';
import type { DetailLine } from '../row.ts';
import { gap } from './labelled.ts';

/** More stand behind `!`. */
const most = 5;

/** What is wrong, errors first, a few of them; nothing when nothing is. */
export function problemLines(problems: readonly Problem[]): readonly DetailLine[] {
  if (problems.length === 0) return [];
  const errors = problems.filter((problem) => problem.severity === 'error');
  const notes = problems.filter((problem) => problem.severity === 'note');
  const shown = [...errors, ...notes].slice(0, most);
  const more = problems.length - shown.length;
  const head = [
    ...(errors.length > 0 ? [plural(errors.length, 'problem')] : []),
    ...(notes.length > 0 ? [plural(notes.length, 'note')] : []),
  ].join(', ');
  return [
    gap,
    { text: `${head}${more > 0 ? ', ! shows all' : ''}`, tone: errors.length > 0 ? 'problem' : 'plain' },
    ...shown.map((problem): DetailLine => ({ text: problemText(problem), tone: 'plain' })),
  ];
}

function problemText({ layer, message, path }: Problem): string {
  const where = layer === undefined ? '' : `layer ${layer}: `;
  return `${where}${message}${path === undefined || message.includes(path) ? '' : `: ${readable(path)}`}`;
}

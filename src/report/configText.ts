import type { ConfigComparison, ConfigRow, ConfigValue } from '../compare/compareConfigs.ts';
import type { Run } from '../compare/runOf.ts';
import { fit, fitEnd } from '../text/fit.ts';
import { plural } from '../text/plural.ts';
import { harmless } from '../text/sanitize.ts';
import { commandText } from './runSentences.ts';

/** Cells of the columns. */
const nameWidth = 20;
const sideWidth = 46;

/** Rows at most: an image can have a million labels. */
const most = 40;

/** What an engine would start on each side, then the fields that differ. */
export function* configText({ rows, run, runWith }: ConfigComparison): Generator<string> {
  yield '\nConfig\n';
  yield lineOf(' ', '', 'A', 'B');
  yield lineOf(runSign(run), 'docker run IMG', runText(run.left), runText(run.right));
  yield lineOf(runSign(runWith), 'docker run IMG x', runText(runWith.left), runText(runWith.right));
  const differing = rows.filter(({ differs }) => differs);
  if (differing.length === 0) yield '  no field differs\n';
  for (const row of differing.slice(0, most)) yield rowLine(row);
  if (differing.length > most) {
    yield `  and ${plural(differing.length - most, 'more field')}: --format json has all\n`;
  }
}

/** `entrypoint`, `env PATH`. */
export function fieldName({ field, key }: ConfigRow): string {
  return harmless(key === undefined ? field : `${field} ${key}`);
}

/** One side of a field: a list as JSON, as `docker inspect` has it; `–` where the config has no such field. */
export function valueText(value: ConfigValue | null): string {
  if (value === null) return '–';
  // What a row cannot show is not put together: a value can be a megabyte.
  return harmless(
    typeof value === 'string' ? value.slice(0, 1000) : JSON.stringify(value.slice(0, 100)).slice(0, 1000),
  );
}

/** What is started, and whether it is there. */
export function runText({ argv, program }: Run): string {
  if (argv.length === 0) return 'nothing: no Entrypoint, no Cmd';
  return `${harmless(commandText(argv))}${program === null ? '  (not in the image)' : ''}`;
}

export function runSign({ left, right }: ConfigComparison['run']): string {
  const isSame = runText(left) === runText(right);
  return isSame ? ' ' : '~';
}

export function rowSign({ left, right }: ConfigRow): string {
  return left === null ? '>' : right === null ? '<' : '~';
}

function rowLine(row: ConfigRow): string {
  return lineOf(rowSign(row), fieldName(row), valueText(row.left), valueText(row.right));
}

function lineOf(sign: string, name: string, left: string, right: string): string {
  const text = `  ${sign} ${fit(name, nameWidth)}  ${fit(left, sideWidth)}  ${fitEnd(right, sideWidth)}`;
  return `${text.trimEnd()}\n`;
}

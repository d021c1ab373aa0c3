import { cells, fit, fitEnd } from '../text/fit.ts';
import { plural } from '../text/plural.ts';
import { harmless } from '../text/sanitize.ts';
import { beginAt, startOfDifference } from '../text/startOfDifference.ts';
import { type ConfigCell, type ConfigImages, type ConfigWords, fieldRows, runRows } from '../words/configRows.ts';
import type { ComparisonReportInput } from './comparisonJson.ts';
import { pairSigns } from './differencesText.ts';
import { lineWidth } from './widths.ts';

/** Cells of the column of titles. */
const [narrowest, widest] = [16, 24];

/** Rows at most: an image can have a million labels. */
const most = 40;

/** What an engine would start on each side, then the fields that differ. */
export function* configText(input: ComparisonReportInput): Generator<string> {
  const differing = differingFields(input);
  const shown = differing.slice(0, most);
  const run = runRows(input.config);
  const title = [...run, ...shown].reduce((width, row) => Math.max(width, cells(harmless(row.title))), narrowest);
  const columns = Math.min(title, widest);
  yield '\nConfig\n';
  yield lineOf(' ', '', 'A', 'B', columns);
  for (const row of [...run, ...shown])
    yield lineOf(pairSigns[row.class], harmless(row.title), cellText(row.left), cellText(row.right), columns);
  if (differing.length === 0) yield '  no field differs\n';
  if (differing.length > most) {
    yield `  and ${plural(differing.length - most, 'more field')}: --format json has all\n`;
  }
}

/** The fields that differ, as the screen has them. */
export function differingFields({ config, comparison }: ComparisonReportInput): readonly ConfigWords[] {
  return fieldRows(config, imagesOf(comparison)).filter((row) => row.class !== 'same');
}

function imagesOf({ left, right }: ComparisonReportInput['comparison']): ConfigImages {
  return { left: left.stack.image, right: right.stack.image };
}

/** The value and what it means, harmless. */
export function cellText({ text, remark }: ConfigCell): string {
  return harmless(remark === undefined ? text : `${text}  ${remark}`);
}

function lineOf(sign: string, name: string, left: string, right: string, title: number): string {
  const side = Math.floor((lineWidth - 8 - title) / 2);
  const start = startOfDifference(left, right, side);
  const [a, b] = [beginAt(left, start), beginAt(right, start)];
  return `${`  ${sign} ${fit(name, title)}  ${fit(a, side)}  ${fitEnd(b, side)}`.trimEnd()}\n`;
}

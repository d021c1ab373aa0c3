import { type ComparisonFacts, comparisonFacts } from '../analysis/comparisonFacts.ts';
import { platformText } from '../model/image.ts';
import { fit, fitEnd, fitRight } from '../text/fit.ts';
import { harmless } from '../text/sanitize.ts';
import type { ComparisonReportInput } from './comparisonJson.ts';
import { comparisonNumbers } from './comparisonNumbers.ts';
import { comparisonSentences } from './comparisonSentences.ts';
import { configText } from './configText.ts';
import { differencesText } from './differencesText.ts';
import { layerRowsText } from './layerRowsText.ts';
import { plainNaming } from './naming.ts';
import { packagePairsText } from './packagePairsText.ts';
import { partSentence } from './partSentence.ts';
import { problemLines } from './problemLines.ts';
import { letters } from './sides.ts';

/** Cells of a line. */
const width = 120;

/** The report of two images for people: the conclusion, numbers, layers, config, packages, largest differences. One line at a time. */
export function* comparisonText(input: ComparisonReportInput): Generator<string> {
  const facts = comparisonFacts(input);
  for (const side of ['left', 'right'] as const) yield titleText(facts, side);
  yield '\n';
  for (const sentence of [...partSentence(input), ...comparisonSentences(facts, plainNaming)]) yield `${sentence}\n`;
  yield* numbersText(facts);
  yield* layerRowsText(input);
  yield* configText(input.config);
  yield* packagePairsText(facts);
  yield* differencesText(input.comparison);
  yield* problemsText(input);
}

function titleText(facts: ComparisonFacts, side: 'left' | 'right'): string {
  const { image } = facts[side];
  const title = [image.reference, platformText(image.platform), image.source].filter((text) => text !== '');
  return `${letters[side]}  ${fitEnd(title.map(harmless).join('   '), width)}\n`;
}

function* numbersText(facts: ComparisonFacts): Generator<string> {
  const rows = [
    { name: '', left: 'A', right: 'B', compared: 'B compared with A', command: 'the command that shows it' },
    ...comparisonNumbers(facts, plainNaming),
  ];
  yield '\nNumbers\n';
  const cells = (column: 'left' | 'right' | 'compared'): number =>
    Math.min(
      34,
      rows.reduce((most, row) => Math.max(most, row[column].length), 0),
    );
  const [left, right, compared] = [cells('left'), cells('right'), cells('compared')];
  for (const row of rows) {
    const numbers = `${fitRight(row.left, left)}  ${fitRight(row.right, right)}`;
    yield `${`  ${row.name.padEnd(16)}  ${numbers}  ${fit(row.compared, compared)}  ${row.command}`.trimEnd()}\n`;
  }
}

function* problemsText({ problems }: ComparisonReportInput): Generator<string> {
  for (const side of ['left', 'right'] as const) yield* problemLines(problems[side], `Problems of ${letters[side]}`);
}

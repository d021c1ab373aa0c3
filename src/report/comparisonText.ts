import { type ComparisonFacts, comparisonFacts } from '../analysis/comparisonFacts.ts';
import { platformText } from '../model/image.ts';
import { letters, type SideName } from '../model/sideName.ts';
import { cells, fit, fitEnd, fitRight } from '../text/fit.ts';
import { harmless, readable } from '../text/sanitize.ts';
import { wrapped } from '../text/wrapped.ts';
import { comparisonNumbers } from '../words/comparisonNumbers.ts';
import { plainNaming } from '../words/naming.ts';
import type { ComparisonReportInput } from './comparisonJson.ts';
import { configText } from './configText.ts';
import { differencesText } from './differencesText.ts';
import { layerRowsText } from './layerRowsText.ts';
import { packagePairsText } from './packagePairsText.ts';
import { problemLines } from './problemLines.ts';
import { reportSentences } from './reportSentences.ts';
import { lineWidth } from './widths.ts';

/** A reference can be a megabyte; what is not, is not cut. */
const longestTitle = 300;

/** The report of two images for people: the conclusion, numbers, layers, config, packages, largest differences. One line at a time. */
export function* comparisonText(input: ComparisonReportInput): Generator<string> {
  const facts = comparisonFacts(input);
  for (const side of ['left', 'right'] as const) yield* titleText(facts, side);
  yield '\n';
  for (const sentence of reportSentences(input, facts, plainNaming)) {
    const [first = '', ...rest] = wrapped(sentence, lineWidth - 2);
    yield `${first}\n`;
    for (const line of rest) yield `  ${line}\n`;
  }
  yield* numbersText(facts);
  yield* layerRowsText(input);
  yield* configText(input);
  yield* packagePairsText(input, facts);
  yield* differencesText(input.comparison);
  yield* problemsText(input);
}

/** What the image is, in as many lines as it takes. */
function* titleText(facts: ComparisonFacts, side: SideName): Generator<string> {
  const { image, distribution } = facts[side];
  const system = distribution === null ? '' : readable(distribution);
  const parts = [image.reference, platformText(image.platform), system, image.source].filter((text) => text !== '');
  let line = `${letters[side]}  `;
  for (const [place, part] of parts.map((text) => fitEnd(harmless(text), longestTitle)).entries()) {
    if (place === 0) line += part;
    else if (cells(`${line}   ${part}`) <= lineWidth) line += `   ${part}`;
    else {
      yield `${line}\n`;
      line = `   ${part}`;
    }
  }
  yield `${line}\n`;
}

function* numbersText(facts: ComparisonFacts): Generator<string> {
  const rows = [
    { title: '', left: 'A', right: 'B', compared: 'B compared with A', command: 'the command' },
    ...comparisonNumbers(facts, plainNaming),
  ];
  yield '\nNumbers\n';
  const widest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, cells(text)), 0);
  const title = widest(rows.map((row) => row.title));
  const [left, right] = [widest(rows.map((row) => row.left)), widest(rows.map((row) => row.right))];
  const commands = lineWidth - widest(rows.map((row) => row.command));
  for (const row of rows) {
    const start = `  ${fit(row.title, title)}  ${fitRight(row.left, left)}  ${fitRight(row.right, right)}  ${row.compared}`;
    yield* withCommand(start.trimEnd(), row.command, commands);
  }
}

/** The command in its column; where the row reaches into it, a line below. */
function* withCommand(row: string, command: string, column: number): Generator<string> {
  if (command === '') yield `${row}\n`;
  else if (cells(row) + 2 <= column) yield `${fit(row, column)}${command}\n`;
  else if (cells(row) + 2 + cells(command) <= lineWidth) yield `${row}  ${command}\n`;
  else yield `${row}\n${' '.repeat(Math.max(2, column))}${command}\n`;
}

function* problemsText({ problems }: ComparisonReportInput): Generator<string> {
  for (const side of ['left', 'right'] as const) yield* problemLines(problems[side], `Problems of ${letters[side]}`);
}

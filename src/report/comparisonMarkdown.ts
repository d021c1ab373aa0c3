import { type ComparisonFacts, comparisonFacts, isOnlyClaimed } from '../analysis/comparisonFacts.ts';
import { packageClass } from '../analysis/packagePairs.ts';
import type { ImageComparison } from '../compare/imageComparison.ts';
import type { Problem } from '../model/problem.ts';
import { letters, type SideName } from '../model/sideName.ts';
import { sizeText } from '../text/bytes.ts';
import { fitEnd } from '../text/fit.ts';
import { growthText } from '../text/growth.ts';
import { plural } from '../text/plural.ts';
import { harmless } from '../text/sanitize.ts';
import { comparisonNumbers } from '../words/comparisonNumbers.ts';
import { packageVersions } from '../words/packageVersions.ts';
import { unownedRows } from '../words/unownedRows.ts';
import type { ComparisonReportInput } from './comparisonJson.ts';
import { cellText, differingFields } from './configText.ts';
import { bytePathsOf, pathsOf } from './differences.ts';
import { pairSigns } from './differencesText.ts';
import { largestDifferences } from './largestDifferences.ts';
import { layerLines } from './layerRowsText.ts';
import { code, markdownNaming, tableRow } from './markdown.ts';
import { differingPackages } from './packagePairsText.ts';
import { reportSentences } from './reportSentences.ts';

/** Rows of a list: a comment in a pull request is to be read, and GitHub takes 65,536 characters. */
const most = 15;

/** The report of two images as a comment of a pull request: what is asked for first stands open, tables fold. */
export function* comparisonMarkdown(input: ComparisonReportInput): Generator<string> {
  const facts = comparisonFacts(input);
  const { text } = markdownNaming;
  const { left, right, size } = facts;
  yield `### ${text(left.image.reference)} → ${text(right.image.reference)}: ${growthText(size.difference)}\n\n`;
  for (const sentence of reportSentences(input, facts, markdownNaming)) yield `- ${sentence}\n`;
  yield* numbersTable(facts);
  yield* layersTable(input);
  yield* configTable(input);
  yield* packagesTable(input, facts);
  yield* filesTable(input.comparison);
  yield* problemsList(input);
}

function* numbersTable(facts: ComparisonFacts): Generator<string> {
  yield `\n${tableRow(['', 'A', 'B', 'B compared with A'])}|---|---:|---:|---|\n`;
  for (const row of comparisonNumbers(facts, markdownNaming)) {
    if (row.left !== row.right || row.compared !== '') yield tableRow([row.title, row.left, row.right, row.compared]);
  }
}

function* layersTable(input: ComparisonReportInput): Generator<string> {
  const lines = [...layerLines(input)];
  if (lines.length === 0) return;
  const rows = lines.map((line) => {
    const made = line.made === '' ? '' : code(fitEnd(line.made, 100));
    return [line.sign, line.left, line.leftSize, line.right, line.rightSize, made];
  });
  yield* folded(`Layers: ${layersTitle(input)}`, ['', 'A', 'size', 'B', 'size', 'made by'], rows);
}

function layersTitle(input: ComparisonReportInput): string {
  const { shared } = input.layers;
  const isClaimed = isOnlyClaimed(input);
  return shared.layers === 0
    ? 'none shared'
    : `${shared.layers} ${isClaimed ? 'claimed to be shared' : 'shared'}, ${sizeText(shared.bytes)}`;
}

function* configTable(input: ComparisonReportInput): Generator<string> {
  const rows = differingFields(input).map((row) => {
    const values = [row.left, row.right].map((cell) =>
      cell.text === '–' && !cell.remark ? '–' : code(fitEnd(cellText(cell), 100)),
    );
    return [pairSigns[row.class], code(fitEnd(harmless(row.title), 100)), ...values];
  });
  yield* folded(`Config (${rows.length})`, ['', 'field', 'A', 'B'], rows);
}

function* packagesTable({ comparison, packages }: ComparisonReportInput, facts: ComparisonFacts): Generator<string> {
  const { name } = markdownNaming;
  const named = differingPackages(facts).filter(({ kind }) => kind !== 'none');
  const rows = named.map((pair) => {
    const versions = packageVersions(pair);
    const side = (one: SideName): string => {
      const there = pair[one];
      return there === null ? '' : `${name(versions[one])} ${sizeText(there.bytes)}`;
    };
    return [pairSigns[packageClass(pair)], pair.kind, name(pair.name), side('left'), side('right')];
  });
  const unowned = unownedRows(comparison, packages, markdownNaming).map((row) => {
    const sides = [row.left, row.right].map((cell) =>
      cell === undefined ? '' : `${sizeText(cell.bytes)} ${cell.remark}`,
    );
    return [pairSigns[row.class], '–', row.title, ...sides];
  });
  // What no package has is never cut off: without it the rows do not sum.
  const shown = [...rows.slice(0, most - unowned.length), ...unowned];
  const count = rows.length + unowned.length;
  yield* folded(`Packages (${rows.length})`, ['', 'kind', 'name', 'A', 'B'], named.length === 0 ? [] : shown, count);
}

function* filesTable(comparison: ImageComparison): Generator<string> {
  const { pairs, count } = largestDifferences(comparison, most);
  const { name, text } = markdownNaming;
  const rows = pairs.map(({ pair }) => {
    const here = pathsOf(comparison, pair);
    const { left, right } = bytePathsOf(comparison, pair);
    const size = comparison.size(pair);
    const sizes = [here.left === null ? '' : sizeText(size.left), here.right === null ? '' : sizeText(size.right)];
    const standing = comparison.class(pair);
    // store paths of one name pair with other bytes in them too
    const between = standing === 'moved-same' ? pairSigns[standing] : '↔';
    const isTwo = left !== null && right !== null && left !== right;
    const paths = isTwo ? `${name(left)} ${between} ${name(right)}` : name(left ?? right ?? '');
    return [pairSigns[standing], ...sizes, paths, comparison.reasons(pair).slice(0, 8).map(text).join(' ')];
  });
  yield* folded(`Files (${count})`, ['', 'A', 'B', 'path', 'why'], rows, count);
}

/** A table that is closed until somebody opens it; nothing without rows. The title is our own words. */
function* folded(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  count = rows.length,
): Generator<string> {
  if (rows.length === 0) return;
  yield `\n<details><summary>${title}</summary>\n\n${tableRow(head)}|${'---|'.repeat(head.length)}\n`;
  for (const row of rows.slice(0, most)) yield tableRow(row);
  if (count > most) yield `\nand ${plural(count - most, 'more row')}: --format json has all\n`;
  yield '\n</details>\n';
}

function* problemsList({ problems }: ComparisonReportInput): Generator<string> {
  for (const side of ['left', 'right'] as const) {
    const errors = problems[side].filter(({ severity }) => severity === 'error');
    for (const problem of errors.slice(0, most)) yield `\n**${letters[side]}** ${problemText(problem)}\n`;
    if (errors.length > most) yield `\nand ${plural(errors.length - most, 'more error')}: --format json has all\n`;
  }
}

function problemText({ layer, message, path }: Problem): string {
  const where = layer === undefined ? '' : `layer ${layer}: `;
  const at = path === undefined ? '' : ` ${markdownNaming.name(path)}`;
  return `${where}${code(fitEnd(harmless(message), 200))}${at}`;
}

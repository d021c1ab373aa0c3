import type { ComparisonFacts } from '../../analysis/comparisonFacts.ts';
import { wrapped } from '../../text/wrapped.ts';
import { comparisonNumbers } from '../../words/comparisonNumbers.ts';
import { comparisonSentences } from '../../words/comparisonSentences.ts';
import { shortNaming } from '../../words/naming.ts';
import type { State } from '../state.ts';
import { factsOf } from './compared.ts';
import type { Comparing } from './comparing.ts';
import { summaryBars } from './summaryBars.ts';
import type { SummaryLine } from './summaryLine.ts';

/** Borders and the margin on both sides. */
const margins = 8;

/** The lines of the Summary. Sentences are broken to the width of the pane. */
export function summaryLinesOf({ size }: State, comparing: Comparing): readonly SummaryLine[] {
  const width = Math.max(20, size.columns - margins);
  const facts = factsOf(comparing);
  const known = lastLines.get(facts);
  const key = [width, comparing.summary.by, comparing.files.binarySizes].join(' ');
  if (known?.key === key) return known.lines;
  const lines = linesOf(facts, comparing, width);
  lastLines.set(facts, { key, lines });
  return lines;
}

/** Facts are made anew with everything they are made of. */
const lastLines = new WeakMap<ComparisonFacts, { readonly key: string; readonly lines: readonly SummaryLine[] }>();

function linesOf(facts: ComparisonFacts, comparing: Comparing, width: number): readonly SummaryLine[] {
  const gap: SummaryLine = { what: 'gap' };
  const unread = { left: comparing.left.packages === undefined, right: comparing.right.packages === undefined };
  const bars = summaryBars(comparing, facts);
  const remarks = [comparing.left.remark, comparing.right.remark].filter((one) => one !== undefined);
  return [
    gap,
    ...comparisonSentences(facts, shortNaming).flatMap((text) => lines(text, width)),
    ...[...new Set(remarks)].flatMap((text) => lines(text, width, 'dim')),
    gap,
    { what: 'head' },
    ...comparisonNumbers(facts, shortNaming, { inBinary: comparing.files.binarySizes, unread }).map(
      (row): SummaryLine => ({ what: 'number', ...row }),
    ),
    ...(bars.length === 0 ? [] : [gap, ...bars]),
  ];
}

function lines(text: string, width: number, tone?: 'dim'): readonly SummaryLine[] {
  return wrapped(text, width).map((line) => ({ what: 'sentence', text: line, ...(tone && { tone }) }));
}

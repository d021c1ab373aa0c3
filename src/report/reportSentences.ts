import type { ComparisonFacts } from '../analysis/comparisonFacts.ts';
import { comparisonSentences } from '../words/comparisonSentences.ts';
import { differenceText } from '../words/differenceText.ts';
import type { Naming } from '../words/naming.ts';
import type { ComparisonReportInput } from './comparisonJson.ts';
import { partSentence } from './partSentence.ts';

/** The conclusion of a report. What the screen has in its header stands first where the sentences do not say it. */
export function reportSentences(
  input: ComparisonReportInput,
  facts: ComparisonFacts,
  naming: Naming,
): readonly string[] {
  const claim = facts.relation === 'times' ? [`${differenceText(facts)}.`] : [];
  return [...partSentence(input), ...claim, ...comparisonSentences(facts, naming)];
}

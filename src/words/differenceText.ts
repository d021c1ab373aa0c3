import type { ComparisonFacts } from '../analysis/comparisonFacts.ts';
import { growthText } from '../text/growth.ts';
import { moreLayers, ratioText } from './figures.ts';

/** The difference in one line: what is claimed, and by how many bytes where they differ. */
export type Difference = { readonly claim: string; readonly amount?: string };

export function differenceOf(facts: ComparisonFacts, inBinary = false): Difference {
  const { relation, size, shared, left, right } = facts;
  if (relation === 'identical') return { claim: 'A and B are identical' };
  if (relation === 'times') return { claim: 'A and B are identical but for times' };
  const amount = growthText(size.difference, inBinary);
  if (shared.whole === 'left') return { claim: `B is A and ${moreLayers(right.ownLayers.layers)}`, amount };
  if (shared.whole === 'right') return { claim: `A is B and ${moreLayers(left.ownLayers.layers)}`, amount };
  if (size.larger === null) return { claim: 'A and B have the same size' };
  if (size.ratio === null || size.ratio < 1.1) return { claim: 'B − A', amount };
  const times = ratioText(size.ratio);
  return { claim: size.larger === 'right' ? `B is ${times} × A` : `A is ${times} × B`, amount };
}

/** `B is 220 × A: +7.39 MB`. */
export function differenceText(facts: ComparisonFacts, inBinary = false): string {
  const { claim, amount } = differenceOf(facts, inBinary);
  return amount === undefined ? claim : `${claim}: ${amount}`;
}

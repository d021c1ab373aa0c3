import { letters } from '../model/sideName.ts';
import type { ComparisonReportInput } from './comparisonJson.ts';

/** Says first that an image could not be read whole: everything that follows, also “identical”, is about the rest. */
export function partSentence({ problems }: Pick<ComparisonReportInput, 'problems'>): string[] {
  const sides = (['left', 'right'] as const).filter((side) =>
    problems[side].some(({ severity }) => severity === 'error'),
  );
  if (sides.length === 0) return [];
  const names = sides.map((side) => letters[side]).join(' and ');
  return [`${names} could be read only in part, see the problems: what follows is about what was read.`];
}

import { type ChangeClass, type Counts, changeSigns } from '../model/change.ts';
import { type Line, span } from './span.ts';
import { toneOf } from './theme.ts';

const told: readonly ChangeClass[] = ['added', 'modified', 'removed'];

/** What changed below a folder: `+1 ~2 -3`, without what is zero. */
export function chips(counts: Counts): Line {
  const there = told.filter((change) => counts[change] > 0);
  return there.flatMap((change, i) => {
    const chip = span(`${changeSigns[change]}${counts[change]}`, toneOf(change));
    return i === 0 ? [chip] : [span(' '), chip];
  });
}

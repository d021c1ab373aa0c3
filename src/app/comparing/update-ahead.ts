import type { Step } from '../step.ts';
import { imageComparisonOf } from './compared.ts';
import { isQuick } from './update-making.ts';
import { withComparing } from './withComparing.ts';

/** When all of two large images is read: what the tab Packages will ask of every file is summed up before somebody opens it. */
export function lookAhead([state, effects]: Step): Step {
  const { screen } = state;
  if (screen.kind !== 'comparing' || screen.making !== undefined || isQuick(screen)) return [state, effects];
  const { left, right, reading } = screen;
  const isReading = reading.contents ?? reading.packages.left ?? reading.packages.right;
  if (isReading !== undefined || left.packages === undefined || right.packages === undefined) return [state, effects];
  const comparison = imageComparisonOf(screen);
  if (reading.summed === comparison) return [state, effects];
  const packages = { left: left.packages, right: right.packages };
  const id = state.nextId;
  const next = withComparing(state, { ...screen, reading: { ...reading, summed: comparison } });
  return [{ ...next, nextId: id + 1 }, [...effects, { type: 'sumUnowned', id, comparison, packages }]];
}

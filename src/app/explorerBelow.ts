import { cancelReading } from './comparing/update-reading.ts';
import type { Effect } from './effect.ts';
import type { Browsing, State } from './state.ts';
import type { Step } from './step.ts';

/** The state with its explorer put below a comparison. What is read for it is given up, and asked for anew when it comes back. */
export function withExplorerBelow(state: State, { overlay: _, ...browsing }: Browsing): Step {
  const { pending, asked } = browsing.reading;
  const open = new Set([...pending.values()].map(({ step }) => step));
  const reading = { asked: new Set([...asked].filter((step) => !open.has(step))), pending: new Map() };
  const cancelled = [...pending.keys()].map((id): Effect => ({ type: 'cancel', id }));
  return [{ ...state, explorer: { ...browsing, reading } }, cancelled];
}

/** The explorer from which a comparison, or the opening of its second image, was asked for. Undefined when there is none. */
export function backToExplorer(state: State): Step | undefined {
  const { explorer, screen, ...rest } = state;
  if (explorer === undefined || screen.kind === 'browsing') return undefined;
  return [{ ...rest, screen: explorer }, leaving(state, explorer)];
}

function leaving({ screen }: State, explorer: Browsing): readonly Effect[] {
  if (screen.kind === 'loading' || screen.kind === 'picking') return [{ type: 'cancel', id: screen.id }];
  if (screen.kind !== 'comparing') return [];
  const second = screen.left.stack === explorer.stack ? screen.right.stack : screen.left.stack;
  return [...cancelReading(screen), { type: 'closeSecond', stack: second }];
}

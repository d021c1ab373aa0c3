import { layoutOf } from './layout.ts';
import type { State } from './state.ts';

/** The places that keys can reach. Each has its own layer of keys and its own footer. */
export const places = [
  'loading',
  'picking',
  'failed',
  'too-small',
  'layers',
  'files',
  'details',
  'filter',
  'help',
  'find',
  'show',
  'problems',
  'entry',
] as const;

export type Where = (typeof places)[number];

/** The place that the next key goes to: what is on top. */
export function whereIs(state: State): Where {
  const { screen } = state;
  if (screen.kind !== 'browsing') return screen.kind;
  // Nothing is drawn then, so nothing must happen blindly but leaving.
  if (layoutOf(state.size, 0, false).kind === 'too-small') return 'too-small';
  if (screen.overlay !== undefined) return screen.overlay.kind;
  return screen.typing === undefined ? screen.focus : 'filter';
}

/** Whether typed characters are text there. */
export function takesText(where: Where): boolean {
  return where === 'filter' || where === 'help' || where === 'find';
}

/** A key that types something: one character, or the space bar. */
export function isTyped(key: string): boolean {
  return key === 'space' || [...key].length === 1;
}

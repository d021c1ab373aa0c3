import type { Comparing } from './comparing/comparing.ts';
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
  'second',
  'pair-summary',
  'pair-files',
  'pair-layers',
  'pair-packages',
  'pair-config',
  'pair-show',
  'both',
  'value',
] as const;

export type Where = (typeof places)[number];

/** The place that the next key goes to: what is on top. */
export function whereIs(state: State): Where {
  const { screen } = state;
  if (screen.kind !== 'browsing' && screen.kind !== 'comparing') return screen.kind;
  // Nothing is drawn then, so nothing must happen blindly but leaving.
  if (layoutOf(state.size, 0, false).kind === 'too-small') return 'too-small';
  if (screen.kind === 'comparing') return placeIn(screen);
  if (screen.overlay !== undefined) return screen.overlay.kind;
  return screen.typing === undefined ? screen.focus : 'filter';
}

/** What `t` toggles differs between the screens, so their popups are two places. */
function placeIn({ overlay, typing, tab }: Comparing): Where {
  if (overlay !== undefined) return overlay.kind === 'show' ? 'pair-show' : overlay.kind;
  return typing === undefined ? `pair-${tab}` : 'filter';
}

/** Whether typed characters are text there. */
export function takesText(where: Where): boolean {
  return where === 'filter' || where === 'help' || where === 'find' || where === 'second';
}

/** A key that types something: one character, or the space bar. */
export function isTyped(key: string): boolean {
  return key === 'space' || [...key].length === 1;
}

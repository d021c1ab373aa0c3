import type { Comparing } from './comparing.ts';

/** Whether Esc does something: popup, typing, filter, zoom, in that order. */
export function hasPairStepsBack(comparing: Comparing): boolean {
  const { overlay, typing, zoomed, tab } = comparing;
  return overlay !== undefined || typing !== undefined || zoomed || (tab !== 'summary' && comparing[tab].filter !== '');
}

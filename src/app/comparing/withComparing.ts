import type { State } from '../state.ts';
import type { Comparing, ListTab, PairsTab } from './comparing.ts';

/** The state with another comparison in it. */
export function withComparing(state: State, screen: Comparing): State {
  return { ...state, screen };
}

/** The comparison with another Files tab. */
export function withPairs(comparing: Comparing, change: Partial<PairsTab>): Comparing {
  return { ...comparing, files: { ...comparing.files, ...change } };
}

/** A tab that is a list of rows with keys. */
export type ListName = 'layers' | 'packages' | 'config';

export function isListName(tab: Comparing['tab']): tab is ListName {
  return tab === 'layers' || tab === 'packages' || tab === 'config';
}

export function withList(comparing: Comparing, name: ListName, change: Partial<ListTab>): Comparing {
  return { ...comparing, [name]: { ...comparing[name], ...change } };
}

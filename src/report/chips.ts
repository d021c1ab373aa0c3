import { type ChangeClass, type Counts, changeSigns } from '../model/change.ts';

const shown: readonly ChangeClass[] = ['added', 'modified', 'removed', 'touched', 'unknown'];

/** Counts behind a folder or a layer, zeros left out: `+1 ~2 -3`. */
export function chips(counts: Counts): string {
  return shown.flatMap((name) => (counts[name] > 0 ? [`${changeSigns[name]}${counts[name]}`] : [])).join(' ');
}

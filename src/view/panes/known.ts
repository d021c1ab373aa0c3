import type { DetailLine } from '../../app/row.ts';
import type { Browsing } from '../../app/state.ts';

export function entryDetails(_: Browsing, path: string): readonly DetailLine[] {
  return [{ text: path, tone: 'heading' }];
}

import { type Area, narrow, type Size, smallest } from '../layout.ts';
import type { Tab } from './comparing.ts';

/** Where the comparison stands: two lines of header, the tabs, the pane of the tab, the lower pane, the footer. */
export type ComparingLayout =
  | { readonly kind: 'panes'; readonly pane: Area; readonly lower?: Area }
  | { readonly kind: 'too-small' };

/** Lines above the panes. */
const above = 3;

export function comparingLayout(size: Size, tab: Tab, zoomed: boolean): ComparingLayout {
  const { columns: width, rows } = size;
  if (width < smallest.columns || rows < smallest.rows) return { kind: 'too-small' };
  const body = rows - above - 1;
  const lower = zoomed ? 0 : lowerHeight(size, tab);
  const pane: Area = { x: 0, y: above, width, height: body - lower };
  if (lower === 0) return { kind: 'panes', pane };
  return { kind: 'panes', pane, lower: { x: 0, y: above + pane.height, width, height: lower } };
}

/** Borders included; the list keeps most of a small window. */
function lowerHeight({ columns, rows }: Size, tab: Tab): number {
  if (tab === 'summary' || rows < 20) return 0;
  if (tab === 'config') return 3;
  if (tab === 'packages' || columns < narrow) return 4;
  return rows < 30 ? 7 : 8;
}

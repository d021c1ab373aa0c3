import { cells } from '../text/fit.ts';
import { isPlainCell } from './ink/plainCells.ts';

/** Whether every code unit is one cell wide whatever stands beside it. Borders and bars are; a frame is made of them. */
export function isPlainText(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isPlainCell(text.charCodeAt(i))) return false;
  return true;
}

/** Cells that a harmless text takes on a terminal. */
export function widthOf(text: string): number {
  return isPlainText(text) ? text.length : cells(text);
}

// Built in place of `string-width` (scripts/inkStandIns.mjs). By relative path, or the alias would name itself.
import type { Options } from '../../../node_modules/string-width/index.js';
import stringWidthOfPackage from './lazyStringWidth.cjs';
import { endOfSgr, isPlainCell } from './plainCells.ts';

const known = new Map<string, number>();
const mostKnown = 4096;

/** Cells of `text`, as string-width counts them: a quick path for plain cells and SGR, the package, remembered, for the rest. */
export default function stringWidth(text: string, options?: Options): number {
  if (options !== undefined) return stringWidthOfPackage(text, options);
  const plain = plainWidth(text);
  if (plain >= 0) return plain;
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const width = stringWidthOfPackage(text);
  known.set(text, width);
  return width;
}

function plainWidth(text: string): number {
  if (typeof text !== 'string') return -1;
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    if (isPlainCell(text.charCodeAt(i))) {
      width++;
      continue;
    }
    const end = endOfSgr(text, i);
    if (end < 0) return -1;
    i = end - 1;
  }
  return width;
}

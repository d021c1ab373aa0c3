/**
 * Characters that every terminal draws in one cell and that never join with a neighbour of this same set: printable
 * ASCII, Latin-1 without the soft hyphen, arrows, box drawing, blocks, geometric shapes without the two emoji squares,
 * control pictures and the few signs of our own screens. Strings of these need no grapheme segmentation, which is what
 * makes a frame quick on Node 20 (docs/performance.md). Anything else goes to the real package.
 */
export function isPlainCell(code: number): boolean {
  if (code < 0x7f) return code >= 0x20;
  if (code < 0x100) return code >= 0xa0 && code !== 0xad;
  if (code >= 0x2190 && code <= 0x21ff) return true;
  if (code >= 0x2400 && code <= 0x2426) return true;
  if (code >= 0x2500 && code <= 0x25ff) return code !== 0x25fd && code !== 0x25fe;
  return code === 0x2026 || code === 0x2013 || code === 0x2014 || code === 0x2212 || code === 0x2261;
}

/** Where the SGR sequence (`ESC [ digits and ; m`) that starts at `at` ends, or -1 when there is none. */
export function endOfSgr(text: string, at: number): number {
  if (text.charCodeAt(at) !== 0x1b || text.charCodeAt(at + 1) !== 0x5b) return -1;
  for (let i = at + 2; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x6d) return i + 1;
    if (code !== 0x3b && (code < 0x30 || code > 0x39)) return -1;
  }
  return -1;
}

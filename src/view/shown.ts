import { harmless, readable } from '../text/sanitize.ts';
import { asciiText, type Glyphs } from './glyphs.ts';

/** A raw string of the image or of an engine as it may be drawn: harmless, and in ASCII where the terminal wants it. */
export function shown(text: string, glyphs: Glyphs): string {
  const safe = harmless(text);
  return glyphs.ascii ? asciiText(safe) : safe;
}

/** A path or name (latin1) as it may be drawn. */
export function shownPath(path: string, glyphs: Glyphs): string {
  const safe = readable(path);
  return glyphs.ascii ? asciiText(safe) : safe;
}

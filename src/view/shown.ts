import { harmless, readable } from '../text/sanitize.ts';
import { asciiText, type Glyphs } from './glyphs.ts';

/** More than any row has room for. An image may name things with megabytes, and a frame must not read them all. */
const longest = 4096;

/** A raw string of the image or of an engine as it may be drawn: harmless, and in ASCII where the terminal wants it. */
export function shown(text: string, glyphs: Glyphs): string {
  const safe = harmless(shortened(text));
  return glyphs.ascii ? asciiText(safe) : safe;
}

/** A path or name (latin1) as it may be drawn. */
export function shownPath(path: string, glyphs: Glyphs): string {
  const safe = readable(shortened(path));
  return glyphs.ascii ? asciiText(safe) : safe;
}

/** Both ends stay: rows keep the end of a name. */
function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest / 2)}...${text.slice(-longest / 2)}`;
}

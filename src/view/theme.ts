import type { ChangeClass } from '../model/change.ts';

/** What a piece of text means; the table below says how it looks. */
export type Tone =
  | 'plain'
  | 'strong'
  | 'dim'
  | 'accent'
  | 'key'
  | 'folder'
  | 'bar'
  | 'added'
  | 'modified'
  | 'removed'
  | 'left'
  | 'right'
  | 'leftName'
  | 'rightName'
  | 'problem'
  | 'match'
  | 'folderMatch';

/** How many colours may be used: none (NO_COLOR), the sixteen of every terminal, or 256. */
export type Colour = 'none' | '16' | '256';

/** How a screen is drawn: what the terminal can show. */
export type Look = {
  readonly colour: Colour;
  /** The terminal's background, where it is known: the cursor row is then a shade of it. */
  readonly background?: 'dark' | 'light';
  readonly ascii: boolean;
};

/** Parameters of SGR; `bold` and the like where a terminal has no colour or the row has colours of its own. */
type Style = { readonly sixteen: string; readonly many?: string; readonly bare: string };

// Dim is SGR 2, never bright black: that is invisible in some themes. No bright yellow: it is invisible on white.
const styles: { readonly [T in Tone]: Style } = {
  plain: { sixteen: '', bare: '' },
  strong: { sixteen: '1', bare: '1' },
  dim: { sixteen: '2', bare: '' },
  accent: { sixteen: '34', many: '38;5;69', bare: '' },
  key: { sixteen: '1;34', many: '1;38;5;69', bare: '1' },
  folder: { sixteen: '1;34', many: '1;38;5;69', bare: '1' },
  bar: { sixteen: '34', many: '38;5;69', bare: '' },
  added: { sixteen: '32', bare: '' },
  modified: { sixteen: '33', bare: '' },
  removed: { sixteen: '31', bare: '' },
  // Of two images: a file that one lacks is no error, so the sides have colours of their own.
  left: { sixteen: '36', bare: '' },
  right: { sixteen: '35', bare: '' },
  leftName: { sixteen: '1;36', bare: '1' },
  rightName: { sixteen: '1;35', bare: '1' },
  problem: { sixteen: '7;31', bare: '7' },
  match: { sixteen: '4', bare: '1' },
  folderMatch: { sixteen: '1;4;34', many: '1;4;38;5;69', bare: '1' },
};

/** The parameters of SGR for a tone; empty for none. In the cursor row its background comes with them. */
export function sgr(tone: Tone, inCursorRow: boolean, look: Look): string {
  const style = styles[tone];
  const coloured = look.colour === 'none' ? style.bare : (look.colour === '256' && style.many) || style.sixteen;
  if (!inCursorRow) return coloured;
  // Colours on a reversed row would be patches of background, so only their weight remains.
  if (look.colour !== '256') return join(style.bare.replace('7', ''), '7');
  if (look.background === 'dark') return join(coloured, '48;5;236');
  if (look.background === 'light') return join(coloured, '48;5;254');
  // Which text is readable on a shade is not known here, so the row brings both of its colours.
  return join(style.bare.replace('7', ''), '38;5;231;48;5;24');
}

function join(first: string, second: string): string {
  return first === '' ? second : `${first};${second}`;
}

/** The tone of a sign and of a chip. */
export function toneOf(change: ChangeClass): Tone {
  if (change === 'added' || change === 'modified' || change === 'removed') return change;
  return change === 'unknown' || change === 'touched' ? 'dim' : 'plain';
}

/** The signs of our own screens, once for terminals with UTF-8 and once for all others. */
export type Glyphs = {
  readonly ascii: boolean;
  /** Corners clockwise from the top left, then the horizontal and the vertical line. */
  readonly focused: readonly [string, string, string, string, string, string];
  readonly other: readonly [string, string, string, string, string, string];
  readonly thumb: string;
  readonly cursor: string;
  readonly otherCursor: string;
  readonly open: string;
  readonly closed: string;
  readonly guide: string;
  readonly arrow: string;
  readonly ellipsis: string;
  readonly dot: string;
  readonly caret: string;
  /** The same content in another place. */
  readonly identical: string;
  readonly times: string;
  /** In the place of a value that is not there. */
  readonly none: string;
};

const unicode: Glyphs = {
  ascii: false,
  focused: ['┏', '┓', '┛', '┗', '━', '┃'],
  other: ['╭', '╮', '╯', '╰', '─', '│'],
  thumb: '█',
  cursor: '▌',
  otherCursor: '▏',
  open: '▾',
  closed: '▸',
  guide: '│',
  arrow: '→',
  ellipsis: '…',
  dot: '·',
  caret: '▏',
  identical: '≡',
  times: '×',
  none: '–',
};

const ascii: Glyphs = {
  ascii: true,
  focused: ['#', '#', '#', '#', '=', '|'],
  other: ['+', '+', '+', '+', '-', '|'],
  thumb: '#',
  cursor: '*',
  otherCursor: '.',
  open: '-',
  closed: '+',
  guide: '|',
  arrow: '>',
  ellipsis: '~',
  dot: '-',
  caret: '_',
  identical: '&',
  times: 'x',
  none: '-',
};

export function glyphsOf(inAscii: boolean): Glyphs {
  return inAscii ? ascii : unicode;
}

/** What our own texts (footers, details) contain beside ASCII, and what stands for it; one cell for one cell. */
const replacements: ReadonlyMap<string, string> = new Map([
  ['↑', '^'],
  ['↓', 'v'],
  ['→', '>'],
  ['←', '<'],
  ['·', '-'],
  ['…', '~'],
  ['×', 'x'],
  ['≡', '&'],
  ['–', '-'],
  ['−', '-'],
]);

/**
 * `text` in ASCII: our own signs by their replacement, everything else as `\u{…}`, so that two names that differ still
 * look different. To be called before anything is cut to cells.
 */
export function asciiText(text: string): string {
  return text.replace(
    /[^\x20-\x7e]/gu,
    (sign) => replacements.get(sign) ?? `\\u{${sign.codePointAt(0)?.toString(16)}}`,
  );
}

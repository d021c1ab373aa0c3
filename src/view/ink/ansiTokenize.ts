// Built in place of `@alcalzone/ansi-tokenize` (scripts/inkStandIns.mjs). By relative path, or the alias would name itself.
import {
  type StyledChar,
  styledCharsFromTokens as styledOfPackage,
  type Token,
  tokenize as tokenizeOfPackage,
} from '../../../node_modules/@alcalzone/ansi-tokenize/build/index.js';
import { endOfSgr, isPlainCell } from './plainCells.ts';

export * from '../../../node_modules/@alcalzone/ansi-tokenize/build/index.js';

const characters = new Map<string, Token>();
const sequences = new Map<string, readonly Token[]>();
const mostSequences = 1024;
const rows = new Map<string, Token[]>();
/** Some screens of rows, a few megabytes. */
const mostRows = 512;
const longestRow = 4096;
const styled = new WeakMap<readonly Token[], StyledChar[]>();

/**
 * The tokens of `text`, as the package makes them. Ink asks for every row of every frame, and most rows are those of the
 * frame before, so they are kept; Ink only reads them.
 */
export function tokenize(text: string, endChar = Number.POSITIVE_INFINITY): Token[] {
  if (endChar !== Number.POSITIVE_INFINITY || text.length > longestRow) return tokensOf(text, endChar);
  let tokens = rows.get(text);
  if (tokens === undefined) {
    if (rows.size >= mostRows) rows.clear();
    tokens = tokensOf(text, endChar);
    rows.set(text, tokens);
  }
  return tokens;
}

/** The cells of tokens with their styles; those of kept tokens are kept with them. */
export function styledCharsFromTokens(tokens: Token[]): StyledChar[] {
  let cells = styled.get(tokens);
  if (cells === undefined) {
    cells = styledOfPackage(tokens);
    styled.set(tokens, cells);
  }
  return cells;
}

/** A quick path for plain cells and SGR, the package for the rest. */
function tokensOf(text: string, endChar: number): Token[] {
  const tokens: Token[] = [];
  let visible = 0;
  for (let i = 0; i < text.length; i++) {
    if (isPlainCell(text.charCodeAt(i))) {
      tokens.push(character(text[i]!));
      if (++visible >= endChar && !continuesPlain(text, i + 1)) return tokenizeOfPackage(text, endChar);
      if (visible >= endChar) break;
      continue;
    }
    const end = endOfSgr(text, i);
    if (end < 0) return tokenizeOfPackage(text, endChar);
    tokens.push(...sequence(text.slice(i, end)));
    i = end - 1;
  }
  return tokens;
}

/** Whether what follows cannot join with the character before it into one grapheme. */
function continuesPlain(text: string, at: number): boolean {
  return at >= text.length || isPlainCell(text.charCodeAt(at)) || endOfSgr(text, at) >= 0;
}

function character(value: string): Token {
  let token = characters.get(value);
  if (token === undefined) {
    token = { type: 'char', value, fullWidth: false };
    characters.set(value, token);
  }
  return token;
}

function sequence(code: string): readonly Token[] {
  let tokens = sequences.get(code);
  if (tokens === undefined) {
    if (sequences.size >= mostSequences) sequences.clear();
    tokens = tokenizeOfPackage(code);
    sequences.set(code, tokens);
  }
  return tokens;
}

import { describe, expect, it } from 'vitest';
import { tokenize as realTokenize } from '../../../node_modules/@alcalzone/ansi-tokenize/build/index.js';
import realWidth from '../../../node_modules/string-width/index.js';
import { tokenize } from '../../../src/view/ink/ansiTokenize.ts';
import stringWidth from '../../../src/view/ink/stringWidth.ts';
import { random } from '../../support/random.ts';

const pieces = [
  'a', 'Z', ' ', '~', '/', 'é', '\u00ad', '·', '…', '–', '≡', '→', '▸', '█', '┏', '◽', '␛',
  '世', '가', 'ᄀ', 'ᅡ', '\u0301', '\u200d', '\ufe0f', '👩', '👩‍👩‍👧', '🇩🇪', '🇩', '1', '\u20e3', '\u202e', '\u00a0',
  '\x1b[31m', '\x1b[0m', '\x1b[38;5;12m', '\x1b[1;38;2;1;2;3;48;5;4m', '\x1b[7m', '\x1b[', '\x1b[2J', '\x1b', '\x07', '\n', '\t', '\x7f',
  '\x1b]8;;http://x\x07', '\x1b]8;;\x07', '\ud800', '\x9b31m',
]; // biome-ignore format: one line per kind

function strings(seed: number, count: number): string[] {
  const r = random(seed);
  return Array.from({ length: count }, () => {
    const plain = r.below(3) === 0 ? 12 : pieces.length;
    return Array.from({ length: r.below(12) }, () => pieces[r.below(plain)]!).join('');
  });
}

describe('the quick string-width', () => {
  it('counts as the package does, hostile strings included', () => {
    for (const text of strings(1, 20_000)) expect(stringWidth(text), JSON.stringify(text)).toBe(realWidth(text));
  });
});

describe('the quick ansi-tokenize', () => {
  it('gives the tokens of the package, cut anywhere', () => {
    const r = random(2);
    for (const text of strings(3, 20_000)) {
      const end = r.below(4) === 0 ? r.below(8) + 1 : undefined;
      expect(tokenize(text, end), JSON.stringify([text, end])).toEqual(realTokenize(text, end));
    }
  });
});

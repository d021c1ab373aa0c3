import { expect, test } from 'vitest';
import { latin1OfText } from '../../src/model/latin1.ts';
import { harmless, readable } from '../../src/text/sanitize.ts';
import { random as randomOf } from '../support/random.ts';

test('plain names stay as they are', () => {
  expect(readable('usr/share/doc [1]~')).toBe('usr/share/doc [1]~');
});

test('valid UTF-8 is decoded', () => {
  expect(readable(latin1OfText('café/日本/🐘'))).toBe('café/日本/🐘');
});

test.each([
  ['a byte of latin1', 'caf\xe9', 'caf\\xe9'],
  ['an overlong slash', 'a\xc0\xafb', 'a\\xc0\\xafb'],
  ['an overlong form of three bytes', '\xe0\x80\xaf', '\\xe0\\x80\\xaf'],
  ['a surrogate', '\xed\xa0\x80', '\\xed\\xa0\\x80'],
  ['a code point above U+10FFFF', '\xf4\x90\x80\x80', '\\xf4\\x90\\x80\\x80'],
  ['a sequence cut short', 'x\xe2\x82', 'x\\xe2\\x82'],
])('what is not UTF-8 is shown byte by byte: %s', (_, name, shown) => {
  expect(readable(name)).toBe(shown);
});

test.each([
  ['ESC', '\x1b[31m', '␛[31m'],
  ['line feed and tab', 'a\nb\tc', 'a␊b␉c'],
  ['DEL', '\x7f', '␡'],
  ['C1', '\u009b31m', '\\u{9b}31m'],
  ['right-to-left override', 'a\u202eb', 'a\\u{202e}b'],
  ['zero width', 'a\u200bb\u200d', 'a\\u{200b}b\\u{200d}'],
  ['line separators', '\u2028\u2029', '\\u{2028}\\u{2029}'],
  ['tag characters', 'a\u{e0041}', 'a\\u{e0041}'],
  ['a lone surrogate', 'a\ud800b', 'a\\u{d800}b'],
  ['private use', '\ue000', '\\u{e000}'],
  ['a letter that swallows the next', '\u0d4e', '\\u{d4e}'],
])('what cannot be seen is written out: %s', (_, text, shown) => {
  expect(harmless(text)).toBe(shown);
});

test('four combining marks stay on their base, the fifth is written out', () => {
  expect(harmless(`a${'\u0301'.repeat(6)}b`)).toBe(`a${'\u0301'.repeat(4)}\\u{301}\\u{301}b`);
});

test('a mark without a base does not climb onto what stands before the name', () => {
  expect(harmless('\u0301a/\u0302b')).toBe('\\u{301}a/\\u{302}b');
});

test('random bytes never let a control or format character through, and valid text survives', () => {
  const random = randomOf(7);
  for (let i = 0; i < 2000; i++) {
    const name = Array.from({ length: 1 + random.below(12) }, () => String.fromCharCode(random.below(256))).join('');
    expect(readable(name)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    const bytes = Buffer.from(name, 'latin1');
    const text = bytes.toString();
    if (!text.includes('\ufffd')) expect(readable(name)).toBe(harmless(text));
  }
});

/**
 * Makes hostile text visible and harmless. Names, labels, instructions and error texts come from images: engines keep
 * control characters, bidi marks and invalid bytes as they are, and two different names must never look the same.
 */

const plain = /^[\x20-\x7e]*$/;

// Besides what Unicode calls control, format, unassigned or ignorable: the few letters that swallow the next character
// into their own cluster (Grapheme_Cluster_Break=Prepend), because a cell of padding would vanish in them.
const unsafe =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{d4e}\u{111c2}\u{111c3}\u{1193f}\u{11941}\u{11a3a}\u{11a84}-\u{11a89}\u{11d46}\u{11f02}]/gu;

// A mark without a base would climb onto the border before it; more than four on one base climb out of the line.
const looseMarks = /(?<=^|\/)(?:[\p{M}\u0e33\u0eb3]|\p{Emoji_Modifier})+|(?<=\p{M}{4})\p{M}+/gu;

/** A name of an image (latin1 string of its bytes) for the screen: valid UTF-8 decoded, every other byte as `\xNN`. */
export function readable(name: string): string {
  return plain.test(name) ? name : madeVisible(decoded(name));
}

/** A JavaScript string from an image, an engine or an archive for the screen. */
export function harmless(text: string): string {
  return plain.test(text) ? text : madeVisible(text);
}

function madeVisible(text: string): string {
  return text.replace(unsafe, picture).replace(looseMarks, (marks) => [...marks].map(escaped).join(''));
}

/** C0 and DEL have pictures of their own: `␛` for ESC. */
function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : escaped(character);
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** UTF-8 as Unicode's table 3-7 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
function decoded(name: string): string {
  let text = '';
  for (let at = 0; at < name.length; ) {
    const length = sequenceLength(name, at);
    text += length === 0 ? `\\x${name.charCodeAt(at).toString(16).padStart(2, '0')}` : character(name, at, length);
    at += length || 1;
  }
  return text;
}

function character(name: string, at: number, length: number): string {
  const first = name.charCodeAt(at);
  let code = length === 1 ? first : first & (0x7f >> length);
  for (let i = 1; i < length; i++) code = (code << 6) | (name.charCodeAt(at + i) & 0x3f);
  return String.fromCodePoint(code);
}

/** Bytes of the well-formed sequence at `at`; 0 when there is none. */
function sequenceLength(name: string, at: number): number {
  const first = name.charCodeAt(at);
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  for (let i = 1; i < length; i++) if ((name.charCodeAt(at + i) & 0xc0) !== 0x80) return 0;
  return length > 2 && !wellFormed(first, name.charCodeAt(at + 1)) ? 0 : length;
}

/** The first bytes whose second byte may not be every continuation byte. */
function wellFormed(first: number, second: number): boolean {
  if (first === 0xe0) return second >= 0xa0;
  if (first === 0xed) return second < 0xa0;
  if (first === 0xf0) return second >= 0x90;
  return first !== 0xf4 || second < 0x90;
}

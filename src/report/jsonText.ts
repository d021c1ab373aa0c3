/** How deep a document is taken apart; what lies deeper (an image's config, which can be nested) is written whole. */
const walkedLevels = 2;

/** Items of a list that are JSON text already, one or several with commas between. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/**
 * The JSON text of a document in pieces, so that a report of a million entries is never one string. Lists in the
 * document and in its members are written one item a line, while they are walked when they are no arrays; members that
 * are undefined are left out.
 */
export function jsonText(document: object): Generator<string> {
  return partText(document, walkedLevels);
}

function* partText(value: unknown, levels: number): Generator<string> {
  if (levels === 0 && !isWalkedOnce(value)) yield quoted(value);
  else if (isIterable(value)) yield* listText(value);
  else if (typeof value === 'object' && value !== null) yield* objectText(value, levels);
  else yield quoted(value);
}

function* objectText(value: object, levels: number): Generator<string> {
  let before = '{';
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${before}${quoted(name)}:`;
    yield* partText(member, levels - 1);
    before = levels === walkedLevels ? ',\n' : ',';
  }
  yield before === '{' ? '{}' : '}';
}

function* listText(items: Iterable<unknown>): Generator<string> {
  let before = '[\n';
  for (const item of items) {
    yield before + (item instanceof JsonText ? item.text : quoted(item));
    before = ',\n';
  }
  yield before === '[\n' ? '[]' : '\n]';
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

function isWalkedOnce(value: unknown): boolean {
  return isIterable(value) && !Array.isArray(value);
}

const plain = /^[\x20-\x7e]*$/;
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

const unescaped = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

/** Whether a text stands between the quotes of JSON as it is. */
export function isPlainJson(text: string): boolean {
  return unescaped.test(text);
}

/** JSON.stringify leaves C1 controls and bidi marks as they are; escaped they mean the same and harm no terminal. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value);
  return plain.test(text) ? text : text.replace(unseen, escaped);
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, i) => character.charCodeAt(i));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/**
 * The JSON text of `value` in pieces, so that a report of a million entries is never one string. Iterables that are no
 * arrays and no strings are written as arrays while they are walked; members that are undefined are left out.
 */
export function* jsonText(value: unknown): Generator<string> {
  if (isStream(value)) return yield* listText(value);
  if (isPlainObject(value)) return yield* objectText(value);
  yield JSON.stringify(value);
}

function* objectText(value: Record<string, unknown>): Generator<string> {
  let separator = '{';
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${separator}${JSON.stringify(name)}:`;
    yield* jsonText(member);
    separator = ',';
  }
  yield separator === '{' ? '{}' : '}';
}

function* listText(items: Iterable<unknown>): Generator<string> {
  let separator = '[';
  for (const item of items) {
    yield `${separator}\n${JSON.stringify(item)}`;
    separator = ',';
  }
  yield separator === '[' ? '[]' : '\n]';
}

function isStream(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { expect, test } from 'vitest';
import { jsonText } from '../../src/report/jsonText.ts';

const text = (document: object): string => [...jsonText(document)].join('');

function* counted(items: readonly unknown[]): Generator<unknown> {
  yield* items;
}

test('lists stand one item a line, whether they are arrays or walked once', () => {
  const document = { a: 1, list: [{ x: [1, 2] }, { x: [] }], inner: { walked: counted([1, 2]), none: counted([]) } };
  expect(text(document)).toBe(
    '{"a":1,\n"list":[\n{"x":[1,2]},\n{"x":[]}\n],\n"inner":{"walked":[\n1,\n2\n],"none":[]}}',
  );
});

test('members that are undefined are left out', () => {
  expect(text({ a: undefined, b: { c: undefined, d: null }, e: [{ f: undefined }] })).toBe(
    '{"b":{"d":null},\n"e":[\n{}\n]}',
  );
});

test('nothing that a terminal obeys is printed, and nothing is lost', () => {
  const hostile = { text: '\u001b[2J\u009b31m\u007f\u202egnp.exe\u2028\u{e0041}\ud800', 'na\u0085me': ['\u200b'] };
  const written = text(hostile);
  expect(written).toMatch(/^[\x20-\x7e\n]*$/);
  expect(JSON.parse(written)).toEqual(hostile);
});

test('readable text of any language stays as it is', () => {
  expect(text({ path: 'привет/日本' })).toBe('{"path":"привет/日本"}');
});

test('a config nested a thousand levels deep is written', () => {
  const nested: unknown = JSON.parse(`${'[{"a":'.repeat(500)}1${'}]'.repeat(500)}`);
  expect(JSON.parse(text({ image: { config: nested } }))).toEqual({ image: { config: nested } });
});

test('items are asked for only when they are written', () => {
  let asked = 0;
  function* endless(): Generator<number> {
    for (;;) yield asked++;
  }
  const pieces = jsonText({ entries: endless() });
  for (let i = 0; i < 12; i++) pieces.next();
  expect(asked).toBeLessThanOrEqual(12);
});

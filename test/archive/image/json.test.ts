import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/archive/image/json.ts';

const read = (text: string) => parseJson(Buffer.from(text));

describe('JSON of an archive', () => {
  it('may begin with a byte order mark and blanks', () => {
    expect(read('\ufeff \n{"a":1}')).toEqual({ value: { a: 1 }, trailing: false });
  });

  it('may be followed by other text, which is said', () => {
    expect(read('[1]\n \n')).toEqual({ value: [1], trailing: false });
    expect(read('[1]{"errorDetail":{}}')).toEqual({ value: [1], trailing: true });
    expect(read('{"a":"]}"}\0\0')).toEqual({ value: { a: ']}' }, trailing: true });
  });

  it('may be a value without brackets, as Docker writes null for no images', () => {
    expect(read('null')).toEqual({ value: null, trailing: false });
  });

  it('keeps brackets and escaped quotes inside texts apart from its structure', () => {
    expect(read('{"a\\"}":"[\\\\","b":[]}')?.value).toEqual({ 'a"}': '[\\', b: [] });
  });

  it.each(['', ' ', '{', '[1', '{"a":}', 'x', '"', '{"a":"\\"}', ']'])('is not %j', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('is refused when it is nested so deep that writing it out would overflow', () => {
    expect(read('['.repeat(100_000) + ']'.repeat(100_000))).toBeUndefined();
    expect(read('['.repeat(900) + ']'.repeat(900))).toBeDefined();
  });
});

import { describe, expect, it } from 'vitest';
import { end, type RawHeader, rawEntry, rawHeader } from './rawTar.ts';
import { only, outcome, pushTar } from './readTar.ts';

describe('a header', () => {
  it('has its name cut at the first NUL and joined with the prefix, bytes as latin1', () => {
    expect(only(rawEntry({ name: 'caf\xe9\0junk', prefix: 'very/long' })).name).toBe('very/long/caf\xe9');
    expect(only(rawEntry({ name: 'old', magic: '', at: { 345: 'no prefix in v7' } })).name).toBe('old');
    expect(only(rawEntry({ name: 'star', prefix: 'p', at: { 508: 'tar\0' } })).name).toBe('p/star');
  });

  it('has numbers in octal, padded in any way, or in base-256', () => {
    const entry = only(rawEntry({ uid: '\x80\0\0\0\x7f\xff\xff\xff', gid: ' 17 \0', mode: '\x80\0\0\0\0\0\x89\xed' }));
    expect(entry).toMatchObject({ uid: 0x7fffffff, gid: 0o17, mode: 0o4755 });
    expect(only(rawEntry({ modified: '\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xfe' })).modified).toBe(-2);
  });

  it('of a link, device, directory or fifo has no body, whatever its size says', () => {
    for (const type of '123456') {
      expect(outcome(rawHeader({ type, size: '00000001000' }), rawEntry({ name: 'next' }), end)).toEqual({
        names: ['file', 'next'],
        codes: [],
      });
    }
  });

  it('of the oldest kind is a directory when its name ends in a slash', () => {
    expect(only(rawEntry({ name: 'd/', type: '\0', magic: '' })).kind).toBe('directory');
    expect(only(rawEntry({ name: 'f', type: '\0', magic: '' })).kind).toBe('file');
    expect(only(rawEntry({ name: 'f/', type: '0' })).kind).toBe('file');
  });

  it('may have a checksum over signed bytes', () => {
    const header = rawHeader({ name: '\xff' });
    const sum = Number.parseInt(header.toString('latin1', 148, 154), 8) - 256;
    expect(only(rawHeader({ name: '\xff', checksum: `${sum.toString(8).padStart(6, '0')}\0 ` })).name).toBe('\xff');
  });

  const invalid: [string, RawHeader][] = [
    ['a wrong checksum', { checksum: '000000\0 ' }],
    ['a negative size', { size: '\xff'.repeat(12) }],
    ['a size beyond 63 bits', { size: `\x80\0\0\x01${'\0'.repeat(8)}` }],
    ['letters for a number', { uid: 'abcdefg' }],
    ['letters for a mode', { mode: '0000abc' }],
    ['a device number that is none', { deviceMajor: '9' }],
    ['an old sparse map in a format that is not GNU', { type: 'S' }],
  ];
  for (const [what, header] of invalid) {
    it(`with ${what} is invalid: reading stops, entries before it stay`, () => {
      const parts = [rawEntry({ name: 'before' }), rawHeader(header), rawEntry({ name: 'after' })];
      expect(outcome(...parts)).toEqual({ names: ['before'], codes: ['invalid-header'] });
    });
  }

  it('that is invalid is named by its offset', () => {
    const { problems } = pushTar(Buffer.concat([rawEntry({}, 'body'), Buffer.alloc(512, 'x')]));
    expect(problems[0]?.message).toBe(
      'archive/tar: invalid tar header at byte 1024: its checksum or a number in it is wrong',
    );
  });

  it('of a type that engines refuse is a problem, its body is skipped', () => {
    for (const type of ['7', 'Z', 'V', 'D']) {
      const tar = Buffer.concat([rawEntry({ type, name: 'odd' }, 'body'), rawEntry({ name: 'next' }), end]);
      const { entries, problems } = pushTar(tar);
      expect(entries.map((entry) => entry.name)).toEqual(['next']);
      expect(problems).toMatchObject([{ code: 'unknown-type', severity: 'error', path: 'odd' }]);
    }
  });

  it('of an unknown type a million times does not make a million problems', () => {
    const tar = Buffer.concat(Array.from({ length: 1000 }, () => rawHeader({ type: 'Z' })));
    expect(pushTar(tar).problems.length).toBe(100);
  });
});

import { describe, expect, it } from 'vitest';
import { end, gnu, type RawHeader, rawBody, rawEntry, rawHeader, rawPax } from './rawTar.ts';
import { only, outcome, pushTar } from './readTar.ts';

describe('extended headers', () => {
  it('of PAX override the fields of the next entry only', () => {
    const records = { path: 'long \xc3\xa9', linkpath: 'l', uid: '5000000', gid: '7', mtime: '1.25', size: '3' };
    const { entries } = pushTar(Buffer.concat([rawPax(records), rawEntry({}, 'abc'), rawEntry({ name: 'next' }), end]));
    expect(entries[0]).toMatchObject({
      name: 'long \xc3\xa9',
      target: '',
      uid: 5000000,
      gid: 7,
      modified: 1.25,
      size: 3,
    });
    expect(entries[0]).toMatchObject({ offset: 0, body: 1536 });
    expect(entries[1]).toMatchObject({ name: 'next', uid: 0, offset: 2048 });
  });

  it('of PAX keep the field where the value is empty, and let the last of two headers count', () => {
    const entry = only(rawPax({ linkpath: 'lost' }), rawPax({ path: '', mtime: '-0.5' }), rawEntry({ type: '2' }));
    expect(entry).toMatchObject({ name: 'file', target: '', modified: -0.5 });
  });

  it('of PAX carry extended attributes byte by byte, __proto__ too', () => {
    const records = { 'SCHILY.xattr.security.capability': '\x01\0\0\x02\xff', 'SCHILY.xattr.__proto__': 'x' };
    const entry = only(rawPax(records), rawEntry({}));
    expect(entry.xattrs).toEqual(
      new Map([
        ['security.capability', '\x01\0\0\x02\xff'],
        ['__proto__', 'x'],
      ]),
    );
  });

  it('that are global are ignored, and so is what stands before them', () => {
    const parts = [rawPax({ path: 'lost' }), rawPax({ path: 'global', mtime: 'no time' }, 'g'), rawEntry({})];
    expect(only(...parts)).toMatchObject({ name: 'file', modified: 0 });
  });

  it('of GNU give long names and targets, which win over PAX', () => {
    const parts = [
      rawEntry({ type: 'L', magic: gnu }, `${'n'.repeat(300)}\0rest`),
      rawEntry({ type: 'K', magic: gnu }, 'target'),
      rawPax({ path: 'pax', size: '5' }),
      rawEntry({ type: '2' }),
    ];
    expect(only(...parts)).toMatchObject({ name: 'n'.repeat(300), target: 'target' });
  });

  const malformed: [string, string][] = [
    ['no length', 'path=x\n'],
    ['a length past the end', '99 path=x\n'],
    ['no newline', '9 path=xy'],
    ['no equals sign', '7 path\n'],
    ['no key', '5 =x\n'],
    ['NUL in the path', '10 path=\0x\n'],
    ['a time that is none', '11 mtime=x\n'.replace('11', '10')],
    ['a size that is none', '11 size=0x1\n'.replace('11', '12')],
  ];
  for (const [what, body] of malformed) {
    it(`with ${what} are invalid`, () => {
      expect(outcome(rawEntry({ type: 'x' }, body), rawEntry({})).codes).toEqual(['invalid-header']);
    });
  }

  it('beyond a mebibyte are refused before their bytes are read', () => {
    expect(outcome(rawHeader({ type: 'x', size: '00004000001' })).codes).toEqual(['header-too-large']);
    expect(outcome(rawHeader({ type: 'L', size: '77777777777' })).codes).toEqual(['header-too-large']);
  });
});

describe('a sparse file', () => {
  const map = rawBody('2\n0\n3\n1000\n4\n');
  const records = {
    'GNU.sparse.major': '1',
    'GNU.sparse.minor': '0',
    'GNU.sparse.name': 's',
    'GNU.sparse.realsize': '2000',
  };

  it('of PAX format 1.0 has its map before its data', () => {
    const entry = only(rawPax(records), rawHeader({ size: '00000001007' }), map, rawBody('abcdefg'), end);
    expect(entry).toMatchObject({
      name: 's',
      size: 2000,
      stored: 7,
      body: 2048,
      sparse: [
        [0, 3],
        [1000, 4],
      ],
    });
  });

  it('of PAX format 0.1 has its map in one record, of 0.0 in a pair of records for every run', () => {
    const numbers: [string, string][] = [
      ['GNU.sparse.size', '2000'],
      ['GNU.sparse.numblocks', '2'],
    ];
    const pairs = ['offset', 'numbytes', 'offset', 'numbytes'].map((key) => `GNU.sparse.${key}`);
    const repeated = [0, 3, 1000, 4].map((value, i): [string, string] => [pairs[i]!, String(value)]);
    for (const map of [[['GNU.sparse.map', '0,3,1000,4'] as const], repeated]) {
      const entry = only(rawPax([...numbers, ...map]), rawEntry({}, 'abcdefg'));
      const sparse = [
        [0, 3],
        [1000, 4],
      ];
      expect(entry).toMatchObject({ size: 2000, stored: 7, sparse });
    }
  });

  it('whose map names other bytes than are stored is a problem, and its runs stay inside the body', () => {
    const numbers = { 'GNU.sparse.size': '2000', 'GNU.sparse.numblocks': '1', 'GNU.sparse.map': '0,1999' };
    const { entries, problems } = pushTar(Buffer.concat([rawPax(numbers), rawEntry({}, 'abc'), end]));
    expect(entries[0]?.sparse).toEqual([[0, 3]]);
    expect(problems).toMatchObject([{ code: 'invalid-header', path: 'file' }]);
  });

  const bad: [string, Record<string, string>][] = [
    ['that overlap', { 'GNU.sparse.numblocks': '2', 'GNU.sparse.map': '0,5,4,1' }],
    ['past the end', { 'GNU.sparse.numblocks': '1', 'GNU.sparse.map': '1999,2' }],
    ['of negative length', { 'GNU.sparse.numblocks': '1', 'GNU.sparse.map': '0,-1' }],
    ['fewer than promised', { 'GNU.sparse.numblocks': '2', 'GNU.sparse.map': '0,1' }],
  ];
  for (const [what, fields] of bad) {
    it(`with runs ${what} is invalid`, () => {
      const pax = rawPax({ 'GNU.sparse.size': '2000', ...fields });
      expect(outcome(pax, rawEntry({}, 'abc')).codes).toEqual(['invalid-header']);
    });
  }

  it('with a map beyond a mebibyte is refused, and so are more runs in all than memory should hold', () => {
    const promise = rawBody(`${2 ** 40}\n`.padEnd(2 ** 20, '0\n'));
    expect(outcome(rawPax(records), rawHeader({ size: '00010000000' }), promise).codes).toEqual(['header-too-large']);
    const runs = '0,0,'.repeat(200_000).slice(0, -1);
    const numbers = { 'GNU.sparse.size': '0', 'GNU.sparse.numblocks': '200000', 'GNU.sparse.map': runs };
    const entry = Buffer.concat([rawPax(numbers), rawEntry({})]);
    const { names, codes } = outcome(...Array.from({ length: 7 }, () => entry));
    expect([names.length, codes]).toEqual([5, ['limit']]);
  });

  it('of the old GNU format is a type that engines refuse, its extension blocks are skipped', () => {
    const run = '00000000000\x0000000000001\0';
    const header: RawHeader = {
      type: 'S',
      magic: gnu,
      size: '00000000001',
      at: { 386: run, 482: '\x01', 483: '00000001750' },
    };
    const tar = Buffer.concat([rawHeader(header), Buffer.alloc(512), rawBody('x'), rawEntry({ name: 'next' }), end]);
    const { entries, problems } = pushTar(tar);
    expect(entries.map((entry) => entry.name)).toEqual(['next']);
    expect(problems.map((problem) => problem.code)).toEqual(['unknown-type']);
  });
});

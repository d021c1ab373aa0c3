import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extract } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import type { TarEntry } from '../../src/model/tarEntry.ts';
import { directory, file, hardlink, layer, symlink } from '../support/layer.ts';
import { type Random, random } from '../support/random.ts';
import { end, gnu, type RawHeader, rawBody, rawEntry, rawHeader, rawPax, ustar } from './rawTar.ts';
import { pushTar, walkWhole } from './readTar.ts';

/** The codes of what is wrong with a tar, and the names that were read. */
function outcome(...parts: Uint8Array[]) {
  const { entries, problems } = pushTar(Buffer.concat(parts));
  return { names: entries.map((entry) => entry.name), codes: problems.map((problem) => problem.code) };
}

function only(...parts: Uint8Array[]): TarEntry {
  const { entries, problems } = pushTar(Buffer.concat(parts));
  expect(problems).toEqual([]);
  expect(entries.length).toBe(1);
  return entries[0]!;
}

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

describe('the end', () => {
  const entry = rawEntry({ name: 'a' }, 'content');

  it('is two zero blocks, and what follows is ignored', () => {
    const { entries, problems, ended } = pushTar(Buffer.concat([entry, end, rawEntry({ name: 'stargz.index.json' })]));
    expect([entries.length, problems.length, ended]).toEqual([1, 0, true]);
  });

  it('may lack its marker, half of it, or the padding of the last body', () => {
    for (const tail of [Buffer.alloc(0), Buffer.alloc(512)]) {
      expect(outcome(entry, tail)).toEqual({ names: ['a'], codes: [] });
    }
    expect(outcome(entry.subarray(0, 512 + 7))).toEqual({ names: ['a'], codes: [] });
  });

  it('is not one zero block and then something else', () => {
    expect(outcome(entry, Buffer.alloc(512), entry)).toEqual({ names: ['a'], codes: ['invalid-header'] });
  });

  it('too early is a truncation: inside a body, a header, a special header, and after part of a zero block', () => {
    const long = rawEntry({ type: 'L', magic: gnu }, 'name');
    for (const tar of [entry.subarray(0, 515), entry.subarray(0, 100), long.subarray(0, 514), Buffer.alloc(700)]) {
      expect(outcome(tar).codes).toEqual(['truncated-layer']);
    }
  });

  it('comes before the eighth exbibyte of a file that claims to be so large', () => {
    const { entries, problems } = walkWhole(rawEntry({ size: `\x80\0\0\0\x7f${'\xff'.repeat(7)}` }, 'x'));
    expect(entries.length).toBe(1);
    expect(problems).toMatchObject([{ code: 'truncated-layer', path: 'file' }]);
  });
});

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

  it('of PAX format 0.1 and 0.0 has its map among the records', () => {
    const numbers = { 'GNU.sparse.size': '2000', 'GNU.sparse.numblocks': '2' };
    const map01 = rawPax({ ...numbers, 'GNU.sparse.map': '0,3,1000,4' });
    const expected = {
      size: 2000,
      stored: 7,
      body: 1536,
      sparse: [
        [0, 3],
        [1000, 4],
      ],
    };
    expect(only(map01, rawEntry({}, 'abcdefg'))).toMatchObject(expected);
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

/** Tars of every kind, for the properties below. */
async function corpus(): Promise<Map<string, Buffer>> {
  const sparse = rawPax({ 'GNU.sparse.major': '1', 'GNU.sparse.minor': '0', 'GNU.sparse.realsize': '999' });
  const parts = {
    plain: await layer(
      directory('d/'),
      file('d/a', 'x'.repeat(1500)),
      symlink('l', 'd/a'),
      hardlink('h', 'd/a'),
      file('e'),
    ),
    pax: await layer(
      file('p'.repeat(300), 'content', { pax: { 'SCHILY.xattr.user.x': '1', mtime: '1.5' } }),
      file('ä'),
    ),
    long: Buffer.concat([rawEntry({ type: 'L', magic: gnu }, 'n'.repeat(700)), rawEntry({ magic: gnu }, 'abc'), end]),
    sparse: Buffer.concat([
      sparse,
      rawEntry({}, `1\n0\n9\n${'\0'.repeat(506)}123456789`),
      rawEntry({ name: 'z' }),
      end,
    ]),
    odd: Buffer.concat([rawEntry({ type: '7' }, 'zz'), rawPax({ comment: 'x' }, 'g'), rawEntry({ magic: '' }), end]),
    hostile: Buffer.concat([rawEntry({}, 'abc'), rawPax({ size: '-1' }), rawEntry({ magic: ustar })]),
    trailing: Buffer.concat([rawEntry({}, 'abc'), end, Buffer.alloc(700, 'junk')]),
    cut: Buffer.concat([rawEntry({ size: '00000002000' }, 'abc')]),
  };
  return new Map(Object.entries(parts).map(([name, tar]) => [name, Buffer.from(tar)]));
}

function randomCuts({ below }: Random, length: number): number[] {
  const cuts = Array.from({ length: below(12) }, () => below(length + 1));
  return cuts.sort((a, b) => a - b);
}

describe('every way to read a tar gives the same', async () => {
  for (const [name, tar] of await corpus()) {
    it(`${name}: in one piece, in random pieces, byte by byte, and walked`, () => {
      const once = pushTar(tar);
      const source = random(7);
      for (let i = 0; i < 100; i++) expect(pushTar(tar, randomCuts(source, tar.length))).toEqual(once);
      expect(pushTar(tar, [...tar.keys()])).toEqual(once);
      const { contents: _, ...rest } = once;
      expect(walkWhole(tar)).toEqual(rest);
    });

    it(`${name}: broken off anywhere it gives the entries before, and never throws`, () => {
      const { entries } = pushTar(tar);
      for (let length = 0; length <= tar.length; length += 128) {
        const cut = pushTar(tar.subarray(0, length));
        expect(entries.slice(0, cut.entries.length)).toEqual(cut.entries);
        expect(cut.problems.length).toBeLessThanOrEqual(2);
      }
    });

    it(`${name}: with flipped bytes it neither throws nor hangs, pushed or walked`, () => {
      const { below, pick } = random(11);
      for (let i = 0; i < 300; i++) {
        const bent = Buffer.from(tar);
        for (let flips = 1 + below(3); flips > 0; flips--)
          bent[below(bent.length)] = pick([0, 0x80, 0xff, 0x30, below(256)]);
        const pushed = pushTar(mended(bent));
        expect(walkWhole(mended(bent)).problems).toEqual(pushed.problems);
        for (const entry of pushed.entries) expect(entry.stored).toBeGreaterThanOrEqual(0);
      }
    });
  }
});

/** The same bytes with the first header's checksum made right, so that what the flip did is read at all. */
function mended(tar: Buffer): Buffer {
  const copy = Buffer.from(tar);
  copy.fill(' ', 148, 156);
  const sum = copy.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  copy.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return copy;
}

describe('tar-stream as a second opinion', () => {
  it('reads the same from an ordinary archive', async () => {
    const long = 'directory/'.repeat(20);
    const tar = await layer(
      directory('etc/', { uid: 3, gid: 4, mode: 0o1777 }),
      file('etc/motd', 'hello', { mode: 0o4755, uid: 3_000_000 }),
      file(`${long}name`, 'x'.repeat(2000)),
      symlink('link', long),
      hardlink('hard', 'etc/motd'),
      file('dev', '', { type: 'character-device', devmajor: 5, devminor: 1 }),
    );
    const { entries, contents } = pushTar(tar);
    expect(entries.map(summary)).toEqual((await secondOpinion(tar)).map(summary));
    expect(contents.length).toBe(2);
  });
});

type Summary = Pick<TarEntry, 'name' | 'target' | 'size' | 'mode' | 'uid' | 'gid' | 'modified' | 'deviceMajor'>;

function summary({ name, target, size, mode, uid, gid, modified, deviceMajor }: Summary): Summary {
  return { name, target, size, mode, uid, gid, modified, deviceMajor };
}

async function secondOpinion(tar: Uint8Array): Promise<Summary[]> {
  const found: Summary[] = [];
  const stream = extract();
  stream.end(Buffer.from(tar));
  for await (const entry of stream) {
    const { name, linkname, size, mode, uid, gid, mtime, devmajor } = entry.header;
    const isLink = entry.header.type === 'symlink' || entry.header.type === 'link';
    found.push({
      name,
      target: isLink ? (linkname ?? '') : '',
      size: size ?? 0,
      mode: mode ?? 0,
      uid: uid ?? 0,
      gid: gid ?? 0,
      modified: (mtime?.getTime() ?? 0) / 1000,
      deviceMajor: devmajor ?? 0,
    });
    entry.resume();
  }
  return found;
}

const testdata = '/usr/local/go/src/archive/tar/testdata';

/** Expected values of Go's reader_test.go: a line per entry, then the error. */
const goReads: Record<string, readonly string[]> = {
  'gnu.tar': ['file small.txt 5 1244428340', 'file small2.txt 11 1244436044'],
  'star.tar': ['file small.txt 5 1244592783', 'file small2.txt 11 1244592783'],
  'v7.tar': ['file small.txt 5 1244593104', 'file small2.txt 11 1244593104'],
  'pax-pos-size-file.tar': ['file foo 999 1442282516'],
  'nil-uid.tar': ['file P1050238.JPG.log 14 1365454838'],
  'gnu-multi-hdrs.tar': ['symlink GNU2/GNU2/long-path-name 0 0'],
  'pax-multi-hdrs.tar': ['symlink bar 0 0'],
  'gnu-long-nul.tar': ['file 0123456789 0 1486082191'],
  'gnu-not-utf8.tar': ['file hi\x80\x81\x82\x83bye 0 0'],
  'pax-global-records.tar': ['file file1 0 0', 'file file2 0 0', 'file file3 0 0', 'file file4 0 1400000000'],
  'pax-nil-sparse-data.tar': ['file sparse.db 1000 0'],
  'pax-nil-sparse-hole.tar': ['file sparse.db 1000 0'],
  'trailing-slash.tar': [`directory ${'123456789/'.repeat(30)} 0 0`],
  'invalid-go17.tar': [`file ${'a'.repeat(97)}/foo 0 0`],
  'gnu-incremental.tar': ['unknown-type', 'file test2/foo 64 1441973363', 'unknown-type'],
  'gnu-nil-sparse-data.tar': ['unknown-type'],
  'gnu-nil-sparse-hole.tar': ['unknown-type'],
  'sparse-formats.tar': [
    'unknown-type',
    'file sparse-posix-0.0 200 1392342187',
    'file sparse-posix-0.1 200 1392340456',
    'file sparse-posix-1.0 200 1392337404',
    'file end 4 1392398319',
  ],
  'pax-bad-hdr-file.tar': ['invalid-header'],
  'pax-bad-mtime-file.tar': ['invalid-header'],
  'pax-nul-xattrs.tar': ['invalid-header'],
  'pax-nul-path.tar': ['invalid-header'],
  'issue10968.tar': ['invalid-header'],
  'issue11169.tar': ['invalid-header'],
  'issue12435.tar': ['invalid-header'],
};

describe.skipIf(!existsSync(testdata))("Go's own test data", () => {
  for (const [name, expected] of Object.entries(goReads)) {
    it(`${name} reads as in Go`, () => {
      const { entries, problems } = pushTar(readFileSync(`${testdata}/${name}`));
      const lines = entries.map((e) => `${e.kind} ${e.name} ${e.size} ${e.modified}`);
      expect([...lines, ...problems.map((problem) => problem.code)].sort()).toEqual([...expected].sort());
    });
  }

  it('has three sparse files of one content, whose runs alternate byte by byte', () => {
    const { entries } = pushTar(readFileSync(`${testdata}/sparse-formats.tar`));
    const runs = Array.from({ length: 95 }, (_, i) => [2 * i + 1, 1]);
    for (const entry of entries.slice(0, 3)) expect(entry).toMatchObject({ sparse: runs, stored: 95 });
  });

  it('has extended attributes with a NUL in them', () => {
    const { entries } = pushTar(readFileSync(`${testdata}/xattrs.tar`));
    expect(entries[0]?.modified).toBeCloseTo(1386065770.44825232, 6);
    expect([...(entries[0]?.xattrs ?? [])]).toEqual([
      ['user.key', 'value'],
      ['user.key2', 'value2'],
      ['security.selinux', 'unconfined_u:object_r:default_t:s0\0'],
    ]);
  });

  it('is walked as it is pushed', () => {
    for (const name of readdirSync(testdata).filter((file) => file.endsWith('.tar'))) {
      const tar = readFileSync(`${testdata}/${name}`);
      const { contents: _, ...pushed } = pushTar(tar);
      expect(walkWhole(tar)).toEqual(pushed);
    }
  });
});

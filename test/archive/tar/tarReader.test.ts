import { extract } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import type { TarEntry } from '../../../src/model/tarEntry.ts';
import { directory, file, hardlink, layer, symlink } from '../../support/layer.ts';
import { type Random, random } from '../../support/random.ts';
import { end, gnu, rawEntry, rawPax, ustar } from './rawTar.ts';
import { outcome, pushTar, walkWhole } from './readTar.ts';

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

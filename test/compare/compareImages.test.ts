import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { contentQuestions } from '../../src/compare/contentQuestions.ts';
import { noImageEquality } from '../../src/compare/imageEquality.ts';
import { compared, comparedWith, imageOfLayers } from '../support/comparedImages.ts';
import { drawPairs } from '../support/drawPairs.ts';
import { directory, file, hardlink, type Piece, symlink } from '../support/layer.ts';

const hash = (digit: string): string => digit.repeat(32);

async function drawn(left: Piece[], right: Piece[]): Promise<string[]> {
  return drawPairs(await compared(await imageOfLayers([left]), await imageOfLayers([right])));
}

describe('what two images have of a path', () => {
  it('is the same when bytes and attributes are, whatever the time', async () => {
    const late = { mtime: new Date(0) };
    expect(
      await drawn(
        [directory('etc'), file('etc/a', 'one'), symlink('l', 'etc')],
        [directory('etc', late), file('etc/a', 'one', late), symlink('l', 'etc', late)],
      ),
    ).toEqual(['  etc', '  etc/a', '  l']);
  });

  it('differs by content, mode, owner, link target and type', async () => {
    const left = [file('c', 'abc'), file('m', 'x'), directory('d'), symlink('l', 'a'), file('t', 'now a folder')];
    const right = [
      ...[file('c', 'abd'), file('m', 'x', { mode: 0o600, uid: 7 }), directory('d', { mode: 0o700 })],
      ...[symlink('l', 'b'), directory('t'), file('t/inside', 'new')],
    ];
    expect(await drawn(left, right)).toEqual([
      '~ c content',
      '~ d mode 0755→0700',
      '~ l link → b',
      '~ m mode 0644→0600, owner 0:0→7:0',
      '~ t type file→directory, mode 0644→0755',
      '> t/inside',
    ]);
  });

  it('is unknown while contents of one size were not read', async () => {
    const [left, right] = [await imageOfLayers([[file('a', 'x')]]), await imageOfLayers([[file('a', 'x')]])];
    const first = comparedWith(left, right, noImageEquality(left.stack, right.stack));
    expect(drawPairs(first)).toEqual(['? a']);
    expect(contentQuestions(first)).toEqual({ pairs: [{ left: 1, right: 1 }], left: [], right: [] });
    expect(contentQuestions(await compared(left, right))).toEqual({ pairs: [], left: [], right: [] });
  });

  it('does not depend on which name of a file its tar calls the hard link', async () => {
    const left = [file('a', 'x'), hardlink('b', 'a')];
    expect(await drawn(left, [file('b', 'x'), hardlink('a', 'b')])).toEqual(['  a', '  b']);
    expect(await drawn(left, [file('a', 'x'), file('b', 'x')])).toEqual(['  a', '~ b hard link→file']);
  });
});

describe('a file without a file at its path', () => {
  it('is paired with equal bytes anywhere: first by name, then by the shortest path', async () => {
    expect(await drawn([file('bin/app', 'bytes')], [file('x', 'bytes'), file('usr/local/app', 'bytes')])).toEqual([
      '< bin',
      '≡ bin/app (right usr/local/app)',
      '> usr',
      '> usr/local',
      '≡ usr/local/app (left bin/app)',
      '≡ x (left bin/app)',
    ]);
    expect(await drawn([file('app', 'bytes')], [file('long/x', 'bytes'), file('y', 'bytes')])).toContain(
      '≡ app (right y)',
    );
  });

  it('is alone when it is empty, or of other bytes of the same size', async () => {
    expect(await drawn([file('a'), file('b', 'one')], [file('c'), file('d', 'two')])).toEqual([
      '< a',
      '< b',
      '> c',
      '> d',
    ]);
  });

  it('is found where the link that faces it leads', async () => {
    const left = [file('opt/app', 'bytes', { mode: 0o555 }), symlink('bin/app', '/opt/app')];
    const right = [file('bin/app', 'bytes', { mode: 0o755 }), file('app', 'bytes')];
    expect(await drawn(left, right)).toEqual([
      '≡ app (left opt/app) mode 0555→0644',
      '  bin',
      '≡ bin/app (left opt/app) type symlink→file, mode 0555→0755',
      '< opt',
      '≡ opt/app (right app) mode 0555→0644',
    ]);
  });

  it('differs from a link that leads elsewhere', async () => {
    expect(await drawn([symlink('app', 'nowhere')], [file('app', 'bytes')])).toEqual(['~ app type symlink→file']);
  });
});

describe('store paths', () => {
  it('are paired without their hash, then without their version, outputs with their like', async () => {
    const store = (...names: string[]): Piece[] => names.map((name) => file(`nix/store/${name}/f`, name.slice(33)));
    const left = store(`${hash('a')}-glibc-2.40`, `${hash('b')}-glibc-2.40-bin`, `${hash('c')}-zlib-1.3`);
    const right = store(`${hash('d')}-glibc-2.41-bin`, `${hash('f')}-glibc-2.41`, `${hash('c')}-zlib-1.3`);
    expect(await drawn(left, [...right, ...store(`${hash('0')}-bash-5`)])).toEqual([
      '  nix',
      '  nix/store',
      `> nix/store/${hash('0')}-bash-5`,
      `> nix/store/${hash('0')}-bash-5/f`,
      `  nix/store/${hash('a')}-glibc-2.40 | nix/store/${hash('f')}-glibc-2.41`,
      `~ nix/store/${hash('a')}-glibc-2.40/f | nix/store/${hash('f')}-glibc-2.41/f content`,
      `  nix/store/${hash('b')}-glibc-2.40-bin | nix/store/${hash('d')}-glibc-2.41-bin`,
      `~ nix/store/${hash('b')}-glibc-2.40-bin/f | nix/store/${hash('d')}-glibc-2.41-bin/f content`,
      `  nix/store/${hash('c')}-zlib-1.3`,
      `  nix/store/${hash('c')}-zlib-1.3/f`,
    ]);
  });

  it('of several versions are paired in their order', async () => {
    const folders = (names: string[]): Piece[] => names.map((name) => directory(`gnu/store/${name}`));
    const left = folders([`${hash('a')}-go-1.9`, `${hash('b')}-go-1.10`]);
    const right = folders([`${hash('c')}-go-1.11`, `${hash('d')}-go-1.10`]);
    expect((await drawn(left, right)).slice(2)).toEqual([
      `  gnu/store/${hash('a')}-go-1.9 | gnu/store/${hash('c')}-go-1.11`,
      `  gnu/store/${hash('b')}-go-1.10 | gnu/store/${hash('d')}-go-1.10`,
    ]);
  });
});

describe.each([
  ['plain and compressed', (tar: Uint8Array) => tar, gzipSync],
  ['compressed', gzipSync, gzipSync],
] as const)('%s layers', (_, packLeft, packRight) => {
  it('are told apart like plain ones', async () => {
    const left = await imageOfLayers([[file('a', 'x'), file('b', 'one'), file('moved', 'bytes')]], packLeft);
    const right = await imageOfLayers([[file('a', 'y'), file('b', 'one'), file('elsewhere', 'bytes')]], packRight);
    expect(drawPairs(await compared(left, right))).toEqual([
      '~ a content',
      '  b',
      '≡ elsewhere (left moved)',
      '≡ moved (right elsewhere)',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { waste } from '../../src/analysis/waste.ts';
import { LayerIndexBuilder } from '../../src/layers/layerIndexBuilder.ts';
import { stackOf } from '../../src/layers/stack.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import type { Image } from '../../src/model/image.ts';
import type { LayerIndex } from '../../src/model/layerIndex.ts';
import type { LentBytes, TarEntry } from '../../src/model/tarEntry.ts';
import { draw } from '../support/draw.ts';

describe('names', () => {
  test('are the same however they are written', () => {
    const index = indexOf(
      entry('./a/b'),
      entry('/a//c'),
      entry('a/x/../d'),
      entry('a/./e'),
      entry('a/f/.', 'directory'),
    );
    expect(drawn(index)).toEqual(['a/755', 'a/b 1', 'a/c 1', 'a/d 1', 'a/e 1', 'a/f/644']);
    expect(index.problems).toEqual([]);
  });

  test('that climb out of the root are kept inside and noted', () => {
    const index = indexOf(entry('../../a'), entry('q/../../b'));
    expect(drawn(index)).toEqual(['a 1', 'b 1']);
    expect(codes(index)).toEqual(['note outside-root a', 'note outside-root b']);
  });

  test('that are empty say nothing, and the root is no file', () => {
    const index = indexOf(entry(''), entry('./', 'directory'), entry('/', 'symlink', { target: '/etc' }));
    expect(drawn(index)).toEqual([]);
    expect([index.entries, index.mode[0]]).toEqual([3, 0o644]);
    expect(codes(index)).toEqual(['note invalid-name ']);
  });

  test('of any length and depth work', () => {
    const deep = 'd/'.repeat(100_000);
    const index = indexOf(entry(`${deep}x`), entry(`${deep}y`), entry(`${'n'.repeat(256)}/x`));
    expect(codes(index).map((line) => line.slice(0, 19))).toEqual(Array(3).fill('error name-too-long'));
    const stack = stackOf({} as Image, [index, indexOf(entry('.wh.d'))]);
    const tree = treeAt(stack, 1);
    expect([tree.count(0), tree.total(0), tree.path(tree.find(`${deep}y`)).length]).toEqual([100_004, 3, 200_001]);
    expect(waste(stack, () => undefined)).toMatchObject({ bytes: 2, deletedWithDirectory: 2 });
  });
});

describe('symlinks of the same layer', () => {
  test('are followed on the way to an entry, absolute and relative ones, never out of the root', () => {
    const index = indexOf(
      entry('lib', 'symlink', { target: 'usr/lib' }),
      entry('up', 'symlink', { target: '../../../usr' }),
      entry('usr/abs', 'symlink', { target: '/opt' }),
      entry('lib/a'),
      entry('up/b'),
      entry('usr/abs/c'),
    );
    expect(drawn(index).filter((line) => !line.includes('->'))).toEqual([
      'opt/755',
      'opt/c 1',
      'usr/755',
      'usr/b 1',
      'usr/lib/755',
      'usr/lib/a 1',
    ]);
  });

  test('in a circle leave the entry out', () => {
    const index = indexOf(entry('a', 'symlink', { target: 'b' }), entry('b', 'symlink', { target: 'a' }), entry('a/x'));
    expect(drawn(index)).toEqual(['a -> b', 'b -> a']);
    expect(codes(index)).toEqual(['error invalid-name a/x']);
  });

  test('cannot be stacked to make the reader slow', () => {
    const padding = 'x/../'.repeat(800);
    const links = Array.from({ length: 39 }, (_, i) => entry(`l${i}`, 'symlink', { target: `${padding}l${i + 1}` }));
    const files = Array.from({ length: 1500 }, (_, i) => entry(`l${i % 2}/${i}`));
    const index = indexOf(entry('x', 'directory'), ...links, entry('l39', 'directory'), ...files);
    // 160 KB of links are followed for each file: at some point it is enough.
    expect(codes(index).at(-1)).toBe('error limit undefined');
    expect(index.length).toBeGreaterThan(200);
  });
});

describe('hard links', () => {
  test('keep the data of a path that is taken later in the layer', () => {
    const index = indexOf(
      entry('a', 'file', { size: 3, body: 512 }),
      entry('b', 'hardlink', { target: './a' }),
      entry('a', 'file', { size: 5, body: 1536 }),
    );
    const tree = treeAt(stackOf({} as Image, [index]), 1);
    expect([tree.size(tree.find('a')), tree.size(tree.find('b')), index.bytes]).toEqual([5, 3, 8]);
    expect(index.body[index.inode[2]!]).toBe(512);
    expect(codes(index)).toEqual(['note duplicate-path a']);
  });

  test('have one owner and one mode, those that the last of them brings', () => {
    const index = indexOf(
      entry('a', 'file', { xattrs: new Map([['user.x', '1']]) }),
      entry('b', 'hardlink', { target: 'a', mode: 0o600, uid: 5 }),
      entry('c', 'hardlink', { target: 'b', mode: 0o640, uid: 7 }),
    );
    const tree = treeAt(stackOf({} as Image, [index]), 1);
    const facts = ['a', 'b', 'c'].map((path) => tree.entry(tree.find(path)));
    expect(facts.map(({ mode, uid, size, xattrs }) => [mode, uid, size, xattrs?.get('user.x')])).toEqual(
      Array(3).fill([0o640, 7, 1, '1']),
    );
  });

  test('to nothing, to themselves and to folders are shown without data', () => {
    const index = indexOf(
      entry('d', 'directory'),
      entry('forward', 'hardlink', { target: 'later' }),
      entry('self', 'hardlink', { target: 'self' }),
      entry('folder', 'hardlink', { target: 'd' }),
      entry('later'),
    );
    expect(codes(index)).toEqual(['forward', 'self', 'folder'].map((path) => `error broken-hardlink ${path}`));
    expect(drawn(index)).toEqual(['d/644', 'folder => d', 'forward => later', 'later 1', 'self => self']);
  });
});

test('a path through a file or a whiteout of its own layer is refused by every engine, a path twice is not', () => {
  const index = indexOf(entry('.wh.a'), entry('a/x'), entry('b'), entry('b/x'), entry('c'), entry('c'));
  expect(drawn(index)).toEqual(['a/755', 'a/x 1', 'b/755', 'b/x 1', 'c 1']);
  expect(codes(index)).toEqual([
    'error whiteout-beside-entry a/x',
    'error duplicate-path b/x',
    'note duplicate-path c',
  ]);
});

test('a million wrong entries make a thousand problems and one that counts the rest', () => {
  const builder = new LayerIndexBuilder(7);
  for (let i = 0; i < 4999; i++) builder.add(entry('a'));
  builder.add(entry('a/b'));
  const { problems } = builder.finish();
  expect(problems).toHaveLength(1001);
  expect(problems.at(-1)).toMatchObject({ code: 'limit', severity: 'error', layer: 7 });
});

test('times that engines cannot keep become 0, modes keep twelve bits', () => {
  const index = indexOf(
    entry('a', 'file', { modified: -5 }),
    entry('b', 'file', { modified: 2 ** 40 }),
    entry('c', 'file', { modified: 1.5, mode: 0o104755 }),
  );
  expect([...index.modified.slice(1)]).toEqual([0, 0, 1.5]);
  expect(index.mode[3]).toBe(0o4755);
});

test("eStargz's table of contents and landmarks are no files of the image", () => {
  const index = indexOf(entry('.no.prefetch.landmark'), entry('stargz.index.json'), entry('a/stargz.index.json'));
  expect([drawn(index), index.entries, index.bytes]).toEqual([['a/755', 'a/stargz.index.json 1'], 3, 1]);
});

test('the digest of a content belongs to the file added last, and to its hard links', () => {
  const builder = new LayerIndexBuilder(1);
  builder.add(entry('a'));
  builder.digest('\x01'.repeat(32));
  builder.add(entry('d', 'directory'));
  builder.digest('\x02'.repeat(32));
  builder.add(entry('b', 'hardlink', { target: 'a' }));
  const { digests } = builder.finish();
  expect([0, 1, 2, 3].map((row) => new Set(digests.subarray(row * 32, (row + 1) * 32)))).toEqual(
    [0, 1, 0, 1].map((byte) => new Set([byte])),
  );
});

function entry(name: string, kind: TarEntry['kind'] = 'file', rest: Partial<TarEntry> = {}): TarEntry {
  const size = kind === 'file' ? 1 : 0;
  const place = { offset: 0, body: 512, stored: size };
  const numbers = { mode: 0o644, uid: 0, gid: 0, modified: 0, deviceMajor: 0, deviceMinor: 0 };
  const { target = '' } = rest;
  const texts = { name, nameBytes: lent(name), target, targetBytes: lent(target) };
  const absent = { xattrs: undefined, sparse: undefined };
  return { ...texts, kind, size, ...absent, ...numbers, ...place, ...rest };
}

function lent(text: string): LentBytes {
  return { bytes: Buffer.from(text, 'latin1'), start: 0, length: text.length };
}

function indexOf(...entries: TarEntry[]): LayerIndex {
  const builder = new LayerIndexBuilder(1);
  for (const one of entries) builder.add(one);
  return builder.finish();
}

function drawn(index: LayerIndex): string[] {
  return draw(treeAt(stackOf({} as Image, [index]), 1));
}

function codes(index: LayerIndex): string[] {
  return index.problems.map(({ severity, code, path }) => `${severity} ${code} ${path}`);
}

import { describe, expect, test } from 'vitest';
import { directory, file, hardlink, opaque, symlink, whiteout } from '../../support/layer.ts';
import { stackFromLayers } from '../../support/stack.ts';
import { allRows, between, drawn, opened, plainOptions, rowsOf } from './drawRows.ts';

const links = (...names: string[]) => names.map((name) => symlink(name, '/bin/busybox'));
const body = (bytes: number) => 'x'.repeat(bytes);

/** hello-docker in small. */
const docker = await stackFromLayers(
  [
    directory('bin'),
    file('bin/busybox', body(809)),
    ...links('bin/arch', 'bin/ash', 'bin/base64', 'bin/cat'),
    directory('lib'),
    file('lib/libcrypto.so.3', body(4310)),
    file('lib/libz.so.1.3', body(100)),
    symlink('lib/libz.so.1', 'libz.so.1.3'),
    directory('lib/mdev'),
    directory('tmp'),
    directory('dev'),
  ],
  [directory('bin'), file('bin/hello', body(33))],
);

/** dive's own test image in small: a file moved, then its directory removed. */
const dive = await stackFromLayers(
  [directory('bin'), file('bin/sh', body(9)), directory('root')],
  [
    file('root/example/somefile1.txt', body(64)),
    file('root/example/somefile3.txt', body(64)),
    directory('root/example/really/nested'),
  ],
  [whiteout('root/example/somefile3.txt'), file('root/saved.txt', body(64))],
  [whiteout('root/example')],
);

const store = 'nix/store/v2v22g1isly1f5vs6g2mamxssmxyq971-hello-static-1.0';
const nix = await stackFromLayers(
  [file(`${store}/bin/hello`, body(33))],
  [directory('bin'), symlink('bin/hello', `/${store}/bin/hello`)],
);

describe('a layer with everything shown', () => {
  test('is by size, zeros last, links to one target in one row, and signs only what the layer did', () => {
    expect(drawn(between(docker, 1, 2), opened(['bin']))).toEqual([
      '  5 252 /   +1',
      '  4 410 ▸ lib/',
      '    842 ▾ bin/   +1',
      '    809 │ busybox',
      '+    33 │ hello',
      '        │ ▸ 4 links → /bin/busybox   arch ash base64 cat',
      '      0 ▸ dev/',
      '      0 ▸ tmp/',
    ]);
  });

  test('has links behind the empty folders, because they have no size', () => {
    expect(drawn(between(docker, 1, 2), opened(['lib'])).slice(1, 6)).toEqual([
      '  4 410 ▾ lib/',
      '  4 310 │ libcrypto.so.3',
      '    100 │ libz.so.1.3',
      '      0 │ ▸ mdev/',
      '        │ libz.so.1 → libz.so.1.3',
    ]);
  });

  test('shows every link when farms are off, and those of an unfolded farm below it', () => {
    expect(drawn(between(docker, 1, 2), opened(['bin'], { farms: false }))).toContain(
      '        │ base64 → /bin/busybox',
    );
    const unfolded = drawn(between(docker, 1, 2), opened(['bin', 'bin\0/bin/busybox']));
    expect(unfolded.slice(5, 8)).toEqual([
      '        │ ▾ 4 links → /bin/busybox   arch ash base64 cat',
      '        │ │ arch → /bin/busybox',
      '        │ │ ash → /bin/busybox',
    ]);
  });
});

describe('only changes', () => {
  const changes = (paths: readonly string[]) => opened(paths, { changesOnly: true });

  test('are the changes, with the bytes they brought, and how many paths are left out', () => {
    const rows = rowsOf(between(docker, 1, 2), changes(['bin']));
    expect(drawn(between(docker, 1, 2), changes(['bin']))).toEqual(['     33 /   +1', '+    33 bin/hello']);
    expect([rows.unchanged, rows.largest]).toEqual([13, 33]);
  });

  test('show a removed path with the bytes it hides, which count into no folder', () => {
    expect(drawn(between(dive, 2, 3), changes(['root', 'root/example']))).toEqual([
      '     64 /   +1 -1',
      '     64 ▾ root/   +1 -1',
      '-    64 hidden │ example/somefile3.txt',
      '+    64 │ saved.txt',
    ]);
  });

  test('do not draw an unchanged folder into the row of one that is removed', () => {
    expect(drawn(between(dive, 3, 4), changes(['root', 'root/example']))).toEqual([
      '      0 /   -4',
      '      0 ▾ root/   -4',
      '-    64 hidden │ ▾ example/   -3',
      '-    64 hidden │ │ somefile1.txt',
      '-     0 │ │ ▸ really/   -1',
    ]);
  });

  test('of a layer that did nothing are the root alone', async () => {
    const stack = await stackFromLayers([file('a')], []);
    expect(drawn(between(stack, 1, 2), changes([]))).toEqual(['      0 /']);
  });

  test('leave out the classes that t takes away', () => {
    const options = { ...changes(['root', 'root/example']), shown: new Set(['removed'] as const) };
    expect(drawn(between(dive, 2, 3), options)).toEqual([
      '      0 /   +1 -1',
      '-    64 hidden root/example/somefile3.txt',
    ]);
  });

  test('show what an opaque folder and a file in the place of a folder hide', async () => {
    const stack = await stackFromLayers(
      [file('a/x', body(5)), file('b/y', body(6))],
      [opaque('a'), file('b', body(2))],
    );
    expect(drawn(between(stack, 1, 2), changes(['a', 'b']))).toEqual([
      '      2 /   ~1 -2',
      '-     5 hidden a/x',
      '~     2 ▾ b',
      '-     6 hidden │ y',
    ]);
  });
});

test('layer 1 and the whole image get no signs and no chips, whatever is shown', () => {
  const options = opened(['bin'], { changesOnly: true, shown: new Set() });
  expect(drawn(between(docker, 0, 2), options).slice(0, 5)).toEqual([
    '  5 252 /',
    '  4 410 ▸ lib/',
    '    842 ▾ bin/',
    '    809 │ busybox',
    '     33 │ hello',
  ]);
  expect(rowsOf(between(docker, 0, 2), options).unchanged).toBe(0);
});

test('the bars of the whole image have the scale of what the layers ship, which stands beside them', () => {
  expect(rowsOf(between(dive, 0, 4), plainOptions).largest).toBe(9 + 64 * 3);
});

describe('chains', () => {
  test('end in a file, leave a store path its row, and do not end in a link', () => {
    expect(drawn(between(nix, 0, 2), opened(['nix', 'nix/store', store, `${store}/bin`, 'bin']))).toEqual([
      '     33 /',
      '     33 ▾ nix/store/',
      '     33 │ ▾ v2v22g1isly1f5vs6g2mamxssmxyq971-hello-static-1.0/',
      '     33 │ │ bin/hello',
      '      0 ▾ bin/',
      `        │ hello → /${store}/bin/hello`,
    ]);
  });

  test('go as far as folders are unfolded', () => {
    expect(drawn(between(nix, 0, 1), opened(['nix']))).toEqual(['     33 /', '     33 ▸ nix/store/']);
  });

  test('of three thousand folders are one row', async () => {
    const deep = Array.from({ length: 3000 }, () => 'd').join('/');
    const stack = await stackFromLayers([file(`${deep}/f`, 'x', { pax: { path: `${deep}/f` }, name: 'f' })]);
    const paths = deep.split('/').map((_, i, names) => names.slice(0, i + 1).join('/'));
    const rows = rowsOf(between(stack, 0, 1), opened(paths));
    expect(rows.length).toBe(2);
    expect(rows.at(1).names).toHaveLength(3001);
    expect(rows.indexOf(paths[1500] ?? '')).toBe(1);
  });
});

describe('farms', () => {
  test('hold hard links too, whose file has the bytes', async () => {
    const names = ['a1', 'a2', 'a3', 'a4'].map((name) => hardlink(`bin/${name}`, 'bin/['));
    const stack = await stackFromLayers([file('bin/[', body(7)), ...names]);
    expect(drawn(between(stack, 0, 1), opened(['bin'])).slice(1)).toEqual([
      '      7 ▾ bin/',
      '      7 │ [',
      '        │ ▸ 4 links → bin/[   a1 a2 a3 a4',
    ]);
  });

  test('do not swallow a link that a layer added among old ones', async () => {
    const stack = await stackFromLayers(links('bin/a', 'bin/b', 'bin/c', 'bin/d'), links('bin/e'));
    expect(drawn(between(stack, 1, 2), opened(['bin'])).slice(2)).toEqual([
      '+       │ e → /bin/busybox',
      '        │ ▸ 4 links → /bin/busybox   a b c d',
    ]);
  });

  test('need four links that are shown', () => {
    expect(drawn(between(docker, 0, 2), { ...plainOptions, filter: '!busybox !ash bin/' })).toContain(
      '        │ arch → /bin/busybox',
    );
  });
});

describe('sorted', () => {
  const top = (options: Parameters<typeof drawn>[1]) =>
    allRows(rowsOf(between(dive, 2, 3), options)).map((row) => row.names.join('/'));

  test('by name and by change, and reversed', () => {
    const root = opened(['root']);
    expect(top({ ...root, sort: 'name' })).toEqual(['', 'bin', 'root', 'example', 'saved.txt']);
    expect(top({ ...root, sort: 'name', reversed: true })).toEqual(['', 'root', 'saved.txt', 'example', 'bin']);
    expect(top({ ...root, sort: 'change' })).toEqual(['', 'root', 'saved.txt', 'example', 'bin']);
    expect(top({ ...root, sort: 'size', reversed: true })).toEqual(['', 'bin', 'root', 'saved.txt', 'example']);
  });
});

describe('the row of a key', () => {
  const comparison = between(docker, 1, 2);
  const keyAt = (options: typeof plainOptions, key: string) => {
    const rows = rowsOf(comparison, options);
    return rows.at(rows.indexOf(key)).key;
  };

  test('is the row itself, its chain, its farm or the nearest parent', () => {
    expect(keyAt(opened(['bin']), 'bin/hello')).toBe('bin/hello');
    expect(keyAt(plainOptions, 'bin/hello')).toBe('bin');
    expect(keyAt(opened(['bin'], { changesOnly: true }), 'bin')).toBe('bin/hello');
    expect(keyAt(opened(['bin']), 'bin/ash')).toBe('bin\0/bin/busybox');
    expect(keyAt(opened(['bin', 'bin\0/bin/busybox']), 'bin/ash')).toBe('bin/ash');
  });

  test('of a path that is nowhere is its nearest parent, in the end the root', () => {
    expect(keyAt(opened(['bin']), 'bin/gone/for/ever')).toBe('bin');
    expect(keyAt(opened(['bin']), 'bin\0/no/such/target')).toBe('bin');
    expect(keyAt(plainOptions, 'nowhere/at/all')).toBe('');
  });
});

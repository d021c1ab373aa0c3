import { expect, test } from 'vitest';
import type { TreeRow, TreeRows } from '../../../src/app/row.ts';
import type { Counts } from '../../../src/model/change.ts';
import { latin1OfText } from '../../../src/model/latin1.ts';
import { glyphsOf } from '../../../src/view/glyphs.ts';
import { matchesOf } from '../../../src/view/matched.ts';
import { type FileList, fileLines } from '../../../src/view/panes/files.ts';
import { type Line, lineText, lineWidth } from '../../../src/view/span.ts';

const none: Counts = { unchanged: 0, added: 0, modified: 0, removed: 0, touched: 0, unknown: 0 };
const plain = { node: 0, depth: 0, class: 'unchanged', hidden: false } as const;

function folder(key: string, names: readonly string[], size: number, more: Partial<TreeRow> = {}): TreeRow {
  return { ...plain, key, names, what: 'directory', open: true, size, counts: none, ...more };
}
function file(key: string, names: readonly string[], size: number, more: Partial<TreeRow> = {}): TreeRow {
  return { ...plain, key, names, what: 'file', size, ...more };
}
function link(key: string, name: string, target: string, more: Partial<TreeRow> = {}): TreeRow {
  return { ...plain, key, names: [name], what: 'link', target, ...more };
}
const root = (size: number, counts: Partial<Counts> = {}): TreeRow => {
  return { ...plain, key: '', names: [], what: 'root', size, counts: { ...none, ...counts } };
};

const nothing: ReadonlySet<number> = new Set();

function treeRows(rows: readonly TreeRow[]): TreeRows {
  const sizes = rows.map((row) => (row.hidden ? 0 : (row.size ?? 0)));
  return {
    length: rows.length,
    at: (index) => rows[index]!,
    indexOf: (key) =>
      Math.max(
        0,
        rows.findIndex((row) => row.key === key),
      ),
    leafSize: () => undefined,
    next: () => undefined,
    largest: Math.max(...sizes),
    unchanged: 0,
  };
}

function lines(rows: readonly TreeRow[], more: Partial<FileList> = {}, ascii = false): readonly Line[] {
  const list = {
    width: 64,
    height: 40,
    rows: treeRows(rows),
    cursor: '',
    top: 0,
    focused: false,
    binary: false,
    matches: () => nothing,
  };
  return fileLines({ ...list, ...more }, glyphsOf(ascii));
}
const draw = (...input: Parameters<typeof lines>): readonly string[] =>
  lines(...input).map((line) => lineText(line).trimEnd());

const hash = 'v2v22g1i4ax0yqzs8fpv1nwxd7d2r5js';
const store = `nix/store/${hash}-hello-static-1.0`;

test('the first sight of hello-nix: a chain is one row, a store path is named first, a link into the store is short', () => {
  const rows = [
    root(33_720),
    folder('nix/store', ['nix', 'store'], 33_720),
    folder(store, [`${hash}-hello-static-1.0`], 33_720, { depth: 1 }),
    file(`${store}/bin/hello`, ['bin', 'hello'], 33_720, { depth: 2 }),
    folder('bin', ['bin'], 0),
    link('bin/hello', 'hello', `/${store}/bin/hello`, { depth: 1 }),
  ];
  expect(draw(rows)).toEqual([
    '      size        name',
    '▏  33.7 kB ██████ /',
    '   33.7 kB ██████ ▾ nix/store/',
    '   33.7 kB ██████ │ ▾ hello-static-1.0/   v2v22g1i',
    '   33.7 kB ██████ │ │   bin/hello',
    '       0 B        ▾ bin/',
    '                  │   hello → …/hello-static-1.0/bin/hello',
  ]);
});

const layer2 = [
  root(7_424_880, { added: 1 }),
  folder('lib', ['lib'], 5_820_000, { open: false }),
  folder('bin', ['bin'], 842_000, { counts: { ...none, added: 1 } }),
  file('bin/busybox', ['busybox'], 808_712, { depth: 1 }),
  file('bin/hello', ['hello'], 33_720, { depth: 1, class: 'added' }),
  {
    ...link('bin\0/bin/busybox', '', '/bin/busybox', { depth: 1 }),
    what: 'farm',
    names: [],
    open: false,
    members: Array.from({ length: 81 }, (_, i) => ['arch', 'ash', 'base64', 'bbconfig', 'cat'][i] ?? `m${i}`),
  } satisfies TreeRow,
  file('etc/gone', ['etc', 'gone'], 6405, { class: 'removed', hidden: true }),
];

test('layer 2 of hello-docker: chips stand behind folders, 81 links are one row', () => {
  expect(draw(layer2, { cursor: 'bin/hello', focused: true })).toEqual([
    '      size        name',
    '   7.42 MB ██████ /   +1',
    '   5.82 MB ████▊  ▸ lib/',
    '    842 kB ▋      ▾ bin/   +1',
    '    809 kB ▋      │   busybox',
    '▌+ 33.7 kB ▏      │   hello',
    '                  │ ▸ 81 links → /bin/busybox   arch ash base64…',
    ' - 6.41 kB hidden   etc/gone',
  ]);
});

test('the cursor row has its background from edge to edge, and zeros, folders and signs their tones', () => {
  const drawn = lines(layer2, { cursor: 'bin/hello' });
  expect(drawn[5]?.every(([, , cursor]) => cursor)).toBe(true);
  expect(lineWidth(drawn[5] ?? [])).toBe(64);
  expect(drawn[5]?.[1]).toEqual(['+', 'added', true]);
  expect(drawn[3]?.find(([text]) => text === 'bin/')?.[1]).toBe('folder');
  expect(drawn[3]?.find(([text]) => text === '+1')?.[1]).toBe('added');
});

test('mode and owner come on demand, and a wide pane has longer bars', () => {
  const entry = {
    path: '',
    kind: 'file',
    size: 0,
    mode: 0o755,
    uid: 1000,
    gid: 1000,
    modified: 0,
    implied: false,
    layer: 1,
  } as const;
  const drawn = draw([root(10), file('a', ['a'], 10)], {
    width: 82,
    entry: (row) => (row.what === 'root' ? undefined : entry),
  });
  expect(drawn).toEqual([
    '   permission     owner    size          name',
    '▏                          10 B ████████ /',
    '   -rwxr-xr-x 1000:1000    10 B ████████   a',
  ]);
});

test('matched letters are underlined and nothing else is', () => {
  const matches = matchesOf('SSL !so'.toLowerCase());
  const [, row] = lines([file('lib/libssl.so', ['lib', 'libssl.so'], 1)], { matches });
  expect(
    row
      ?.filter(([, tone]) => tone === 'match')
      .map(([text]) => text)
      .join(''),
  ).toBe('ssl');
});

const hostile = [
  latin1OfText('中文字很长很长很长很长很长很长很长很长很长很长很长很长很长很长'),
  latin1OfText('e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301 \u202egnp.exe'),
  latin1OfText('\u001b]0;title\u0007 and\nanother line'),
  '\xff\xfe\x80',
  'x'.repeat(5000),
  latin1OfText('👩‍👩‍👧‍👦🏳️‍🌈'.repeat(12)),
  '',
];

test.each([3, 10, 17, 18, 19, 20, 24, 40, 64, 78, 82, 200])('hostile names keep every row at %i cells', (width) => {
  const rows = hostile.flatMap((name, i) => [
    folder(`d${i}/${name}`, [`d${i}`, name], 1, { depth: i * 9, counts: { ...none, added: 9999999 } }),
    file(name, [name], 1, { depth: i }),
    link(`l${i}`, name, name, { depth: i }),
    { ...link(`f${i}`, '', name), what: 'farm', names: [], open: true, members: hostile } satisfies TreeRow,
  ]);
  for (const ascii of [false, true]) {
    const drawn = lines(rows, { width }, ascii).slice(1);
    for (const line of drawn) {
      expect(lineText(line)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(lineWidth(line)).toBe(width);
    }
  }
});

import { expect, test } from 'vitest';
import { find } from '../support/find.ts';
import { random as randomOf } from '../support/random.ts';

const paths = [
  '',
  'bin',
  'bin/[',
  'somefile.txt',
  'root',
  'root/example',
  'root/example/somefile1.txt',
  'root/example/somefile2.txt',
  'root/saved.txt',
  'Makefile',
];

const found = (query: string, limit = 10) => find(paths, query, limit).hits.map((hit) => hit.path);

test('the best match stands first, one row for each path', () => {
  expect(find(paths, 'some', 10)).toEqual({
    hits: [
      { node: 3, path: 'somefile.txt', indexes: [0, 1, 2, 3] },
      { node: 6, path: 'root/example/somefile1.txt', indexes: [13, 14, 15, 16] },
      { node: 7, path: 'root/example/somefile2.txt', indexes: [13, 14, 15, 16] },
    ],
    matched: 3,
    of: 9,
  });
});

test('a word may be the beginnings of parts, words may stand in any order, case does not matter', () => {
  expect(found('rsav')).toEqual(['root/saved.txt']);
  expect(found('file2 root')).toEqual(['root/example/somefile2.txt']);
  expect(found('MAKE')).toEqual(['Makefile']);
});

test('an empty query shows the first paths and counts all of them', () => {
  const { hits, matched, of } = find(paths, ' ', 2);
  expect(hits.map((hit) => hit.path)).toEqual(['bin', 'bin/[']);
  expect([matched, of]).toEqual([9, 9]);
});

test('the limit cuts what is shown, not what is counted', () => {
  const { hits, matched } = find(paths, 'e', 1);
  expect(hits).toHaveLength(1);
  expect(matched).toBe(6);
});

test('accents are found with and without', () => {
  const accented = ['', 'café/menu', 'cafe/menü', '日本/語'];
  expect(find(accented, 'cafe menu', 9).matched).toBe(2);
  expect(find(accented, 'menü', 9).matched).toBe(2);
  expect(find(accented, '語', 9).hits.map((hit) => hit.path)).toEqual(['日本/語']);
});

/** The rule, slowly: all ways to cut the word into pieces and to place them one behind the other. */
function jumps(path: string, word: string, from = 0): number {
  if (word === '') return 0;
  let fewest = Number.POSITIVE_INFINITY;
  for (let length = 1; length <= word.length; length++) {
    for (
      let at = path.indexOf(word.slice(0, length), from);
      at >= 0;
      at = path.indexOf(word.slice(0, length), at + 1)
    ) {
      const jump = at === 0 || /[^a-z0-9]/.test(path[at - 1] ?? '') ? 0 : 1;
      fewest = Math.min(fewest, jump + jumps(path, word.slice(length), at + length));
    }
  }
  return fewest;
}

function matchesSlowly(path: string, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const text = path.toLowerCase();
  return words.every((word) => text.includes(word) || jumps(text, word) <= (word.length >= 4 ? 1 : 0));
}

test('typed letter by letter, over more paths than are ranked, the count is that of the slow rule', () => {
  const random = randomOf(3);
  const names = ['usr', 'Lib', 'share', 'doc', 'a', 'ssl', 'x.so', 'b-1', 'README'];
  const many = Array.from({ length: 6000 }, (_, i) =>
    i === 0 ? '' : `${Array.from({ length: 1 + random.below(5) }, () => random.pick(names)).join('/')}/${i}`,
  );
  for (const typed of ['ssl 1', 'lib/x', 'read', 'u 2', 'zz', 'sl so', 'usreadm', 'lsar1', 'hare dc']) {
    for (let end = 1; end <= typed.length; end++) {
      const query = typed.slice(0, end);
      const { hits, matched } = find(many, query, 50);
      const expected = many.filter((path) => path !== '' && matchesSlowly(path, query));
      expect([query, matched]).toEqual([query, expected.length]);
      expect(hits).toHaveLength(Math.min(50, expected.length));
      for (const hit of hits) {
        expect(many[hit.node]).toBe(hit.path);
        const marked = hit.indexes.map((index) => hit.path[index]?.toLowerCase());
        expect(new Set(marked)).toEqual(new Set(query.toLowerCase().replace(/\s/g, '')));
      }
    }
  }
});

test('going back to a shorter query finds all of it again', () => {
  const before = find(paths, 'so', 10).matched;
  find(paths, 'somefile2', 10);
  expect(find(paths, 'so', 10).matched).toBe(before);
});

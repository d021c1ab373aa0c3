import { expect, test } from 'vitest';
import { type SearchAnswer, type SearchOrder, serveSearch } from '../../src/search/serveSearch.ts';
import { find, pathNames } from '../support/find.ts';

/** A thread that can be told something; its answers in order, and a wait until there are so many. */
function thread() {
  const answers: SearchAnswer[] = [];
  let heard = (): void => {};
  let tell: (order: SearchOrder) => void = () => {};
  serveSearch({
    on: (_, listener) => (tell = listener),
    postMessage: (answer) => {
      answers.push(answer);
      heard();
    },
  });
  return {
    answers,
    tell: (order: SearchOrder): void => tell(order),
    answered: async (count: number): Promise<void> => {
      while (answers.length < count) await new Promise<void>((resolve) => (heard = resolve));
    },
  };
}

const some = ['', 'bin/sh', 'etc/motd', 'usr/share/doc'];
/** More than a slice can index or look through. */
const many = Array.from({ length: 200_000 }, (_, i) => (i === 0 ? '' : `opt/app/node_modules/package-${i}/Index.js`));

test('a search thread answers as the search does, one query after another', async () => {
  const { tell, answers, answered } = thread();
  tell({ paths: pathNames(some) });
  for (const [i, query] of ['s', 'sh', ''].entries()) {
    tell({ id: i, query, limit: 9 });
    await answered(i + 1);
    expect(answers[i]).toEqual({ id: i, ...find(some, query, 9) });
  }
});

test('of queries that follow each other while it works only the latest is answered', async () => {
  const { tell, answers, answered } = thread();
  tell({ paths: pathNames(many) });
  for (const [id, query] of ['i', 'in', 'ind'].entries()) tell({ id, query, limit: 3 });
  await answered(1);
  tell({ id: 3, query: 'x 1', limit: 3 });
  await new Promise<void>((resolve) => setImmediate(resolve));
  tell({ id: 4, query: 'x 12', limit: 3 });
  await answered(2);
  expect(answers.map(({ id }) => id)).toEqual([2, 4]);
  expect(answers[1]).toEqual({ id: 4, ...find(many, 'x 12', 3) });
});

test('another stack takes the place of the first, also while that is being prepared', async () => {
  const { tell, answers, answered } = thread();
  tell({ paths: pathNames(many) });
  tell({ id: 1, query: 'sh', limit: 3 });
  tell({ paths: pathNames(some) });
  tell({ id: 2, query: 'sh', limit: 3 });
  await answered(1);
  expect(answers).toEqual([{ id: 2, ...find(some, 'sh', 3) }]);
});

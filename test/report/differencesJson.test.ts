import { expect, test } from 'vitest';
import { differences, isFolder } from '../../src/report/differences.ts';
import { differencesJson } from '../../src/report/differencesJson.ts';
import { jsonPath } from '../../src/report/jsonPath.ts';
import { jsonText } from '../../src/report/jsonText.ts';
import { compared, imageOfLayers } from '../support/comparedImages.ts';
import { directory, file, hardlink, symlink } from '../support/layer.ts';

const hostile = ['a"b', 'c\\d', 'tab\there', 'é', '\u00ff', '\u007f', "q'uote", '<&>', 'e\u0080'];
const store = (digit: string): string => `nix/store/${digit.repeat(32)}-app-1`;

test('rows written as text are those written from objects, whatever the names are', async () => {
  const left = [
    ...hostile.flatMap((name) => [file(name, 'x'), file(`in ${name}/${name}`, 'x')]),
    ...[file('etc/a', 'one'), file('bin/app', 'bytes'), file(`${store('a')}/f`, 'old'), symlink('l', 'a')],
    ...[directory('alone'), file('h', 'hh'), hardlink('g', 'h')],
  ];
  const right = [file('etc/a', 'two'), file('app', 'bytes'), file(`${store('b')}/f`, 'new'), symlink('l', 'b')];
  const comparison = await compared(await imageOfLayers([left]), await imageOfLayers([right]));
  const { files } = JSON.parse([...jsonText({ files: differencesJson(comparison) })].join(''));
  const pairs = [...differences(comparison)].filter((pair) => !isFolder(comparison, pair));
  const path = (pair: number): string =>
    comparison.leftNode(pair) < 0
      ? comparison.right.path(comparison.rightNode(pair))
      : comparison.left.path(comparison.leftNode(pair));
  expect(files).toHaveLength(pairs.length);
  for (const [i, pair] of pairs.entries()) {
    const { left: leftSize, right: rightSize } = comparison.size(pair);
    expect(files[i]).toMatchObject({
      ...jsonPath(path(pair)),
      class: comparison.class(pair),
      reasons: comparison.reasons(pair),
      leftSize: comparison.leftNode(pair) < 0 ? null : leftSize,
      rightSize: comparison.rightNode(pair) < 0 ? null : rightSize,
    });
  }
  const other = (name: string) => files.find((row: { path: string }) => row.path === name);
  expect(other('bin/app')).toMatchObject({ class: 'moved-same', rightPath: 'app' });
  expect(other(`${store('a')}/f`)).toMatchObject({ rightPath: `${store('b')}/f`, reasons: ['content'] });
  expect(other('etc/a')).toEqual({
    path: 'etc/a',
    class: 'different',
    reasons: ['content'],
    leftSize: 3,
    rightSize: 3,
  });
});

test('a long list is written whole, a row a line', async () => {
  const many = Array.from({ length: 200 }, (_, i) => file(`f${i}`, 'x'.repeat(i)));
  const comparison = await compared(await imageOfLayers([many]), await imageOfLayers([[file('other', 'yyy')]]));
  const text = [...jsonText({ files: differencesJson(comparison) })].join('');
  expect(JSON.parse(text).files).toHaveLength(201);
  expect(text.split('\n')).toHaveLength(203);
});

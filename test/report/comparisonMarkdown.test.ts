import { expect, test } from 'vitest';
import { comparisonMarkdown } from '../../src/report/comparisonMarkdown.ts';
import { code } from '../../src/report/markdown.ts';
import { file } from '../support/layer.ts';
import { comparisonOf, imageOf } from './comparisonOf.ts';

test('no name of an image is markup', async () => {
  const evil = '`|</code></details>\n# @org ![x](http://e)\u202e';
  const labels = new Map([[evil, evil]]);
  const config = { env: [`${evil}=${evil}`], cmd: [evil], ports: [], volumes: [], labels, onBuild: [] };
  const left = await imageOf([[file(evil, 'content')]], { reference: evil, config });
  const text = [...comparisonMarkdown(await comparisonOf(left, await imageOf([[file('b', 'other')]])))].join('');
  const outside = text.replace(/<code>[A-Za-z0-9&#;]*<\/code>/g, '').replace(/`[^`|\n]*`/g, '');
  expect(outside).not.toMatch(/org|http|[\u202e`@[\]]/u);
  expect(text.match(/<\/details>/g)?.length).toBe(text.match(/<details>/g)?.length);
  for (const row of outside.split('\n').filter((line) => line.startsWith('|'))) expect(row.endsWith('|')).toBe(true);
});

test.each([
  ['bin/hello', '`bin/hello`'],
  ['["/bin/hello"]', '`["/bin/hello"]`'],
  ['a|b', '<code>a&#124;b</code>'],
  ['a`b', '<code>a&#96;b</code>'],
  ['a\\', '<code>a&#92;</code>'],
  ['', '–'],
])('%j is code', (text, written) => {
  expect(code(text)).toBe(written);
});

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

test('two paths have ≡ between them only where their bytes are equal', async () => {
  const inStore = (digit: string, content: string) => file(`nix/store/${digit.repeat(32)}-app-1.0/bin/app`, content);
  const left = await imageOf([[inStore('a', 'of a'), file('here', 'the same')]]);
  const right = await imageOf([[inStore('b', 'of b'), file('there', 'the same')]]);
  const text = [...comparisonMarkdown(await comparisonOf(left, right))].join('');
  expect(text).toContain('| ≡ | 8 B |  | `here` ≡ `there` |');
  expect(text).toMatch(
    /\| ~ \| 4 B \| 4 B \| `nix\/store\/a+-app-1\.0\/bin\/app` ↔ `nix\/store\/b+-app-1\.0\/bin\/app` \|/,
  );
  expect(text).toContain('| ~ | nix | `app` | `1.0 aaaaaaaa` 4 B | `1.0 bbbbbbbb` 4 B |');
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

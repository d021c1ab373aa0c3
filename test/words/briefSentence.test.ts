import { expect, test } from 'vitest';
import { comparisonFacts } from '../../src/analysis/comparisonFacts.ts';
import { openDemo } from '../../src/source/demo/openDemo.ts';
import { briefSentence } from '../../src/words/briefSentence.ts';
import { shortNaming } from '../../src/words/naming.ts';
import { comparisonOf, imageOf } from '../report/comparisonOf.ts';
import { file } from '../support/layer.ts';

test('two lines say what is carried, that the program is the same, and what becomes of arguments', async () => {
  const facts = comparisonFacts(await comparisonOf(await openDemo('hello-nix'), await openDemo('hello-docker')));
  expect(briefSentence(facts, shortNaming)).toBe(
    'B is 220 × A: it carries Alpine 3.19.4, 15 packages, 7.36 MB. The program is the same bytes (≡). "docker run A x" runs x itself: A has Cmd, B Entrypoint.',
  );
});

test('of related images they say what a host downloads', async () => {
  const base = [file('a', 'x'.repeat(100))];
  const input = await comparisonOf(await imageOf([base]), await imageOf([base, [file('b', 'y')]]));
  expect(briefSentence(comparisonFacts(input), shortNaming)).toBe(
    'B is A and one layer more: +1 B. 1 layer claimed to be shared: a host that has A downloads 1 B.',
  );
  expect(briefSentence(comparisonFacts({ ...input, verified: true }), shortNaming)).toContain('1 layer shared:');
});

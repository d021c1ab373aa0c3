import { expect, test } from 'vitest';
import { comparisonFacts } from '../../src/analysis/comparisonFacts.ts';
import type { Image } from '../../src/model/image.ts';
import { openDemo } from '../../src/source/demo/openDemo.ts';
import { comparisonSentences } from '../../src/words/comparisonSentences.ts';
import { plainNaming } from '../../src/words/naming.ts';
import { comparisonOf, imageOf } from '../report/comparisonOf.ts';
import { directory, file, type Piece } from '../support/layer.ts';

const base = [directory('etc'), file('etc/motd', 'hello')];

async function sentences(
  left: readonly Piece[][],
  right: readonly Piece[][],
  image: Partial<Image> = {},
): Promise<readonly string[]> {
  const input = await comparisonOf(await imageOf(left), await imageOf(right, image));
  return comparisonSentences(comparisonFacts(input), plainNaming);
}

test('an image beside itself is identical', async () => {
  expect(await sentences([base], [base])).toEqual(['A and B are identical: every path, every time and the config.']);
});

test('the same image built twice is identical but for times', async () => {
  const later = [directory('etc'), file('etc/motd', 'hello', { mtime: new Date(5000) })];
  expect(await sentences([base], [later])).toEqual([
    'The same image built twice: every path has the same bytes, mode, owner and link target.',
    'Only times differ: of 1 path. So no diff id agrees, 0 of 1 layers are shared, and a host that has A loads all of B. SOURCE_DATE_EPOCH would help.',
  ]);
});

test('of two versions it says what is shared and what a host loads', async () => {
  const config = { user: 'app', env: [], ports: [], volumes: [], labels: new Map(), onBuild: [] };
  expect(await sentences([base], [base, [file('new', 'x'.repeat(100))]], { config })).toEqual([
    'B is A and one layer more: +100 B.',
    '1 layer is claimed to be shared, 5 B: a host that has A downloads 1 layer, 100 B.',
    '1 field of the config differs: User.',
    'Only in B: 1 file.',
  ]);
});

test('the same package under another hash is told, when nothing else differs', async () => {
  const [one, other] = ['0', '1'].map((digit) => [[file(`nix/store/${digit.repeat(32)}-hi-1.0/bin/hi`, 'hi')]]);
  expect(await sentences(one!, other!)).toEqual([
    'A and B have the same size, 2 B.',
    'No layer is shared: a host that has A loads all of B.',
    'Every path has the same bytes, mode, owner and link target. The configs are the same.',
    '1 store path of the same name and version has another hash.',
  ]);
});

test('an image without layers is empty', async () => {
  expect((await sentences([], [base]))[0]).toBe('A is empty, B has 5 B.');
});

test('A and B change places when they are swapped', async () => {
  const [nix, docker] = [await openDemo('hello-nix'), await openDemo('hello-docker')];
  const told = async (a: typeof nix, b: typeof nix): Promise<string> =>
    comparisonSentences(comparisonFacts(await comparisonOf(a, b)), plainNaming).join('\n');
  const swapped = (await told(docker, nix)).replace(/\b[AB]\b/g, (letter) => (letter === 'A' ? 'B' : 'A'));
  expect(swapped).toContain('B is 220 times A. What it has more is Alpine Linux 3.19.4: 15 packages, 7.36 MB');
  expect(swapped).toContain(
    '"docker run B x" runs /bin/hello x; "docker run A x" runs x in its place, and A has no x.',
  );
});

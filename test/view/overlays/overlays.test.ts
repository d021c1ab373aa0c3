import { expect, test } from 'vitest';
import type { Problem } from '../../../src/model/problem.ts';
import { lines } from '../../../src/view/lines.ts';
import { type Line, lineText } from '../../../src/view/span.ts';
import { type Explorer, explorerOf } from '../../support/explorer.ts';
import { file, type Piece, whiteout } from '../../support/layer.ts';

const size = { columns: 100, rows: 24 };
const layers: readonly Piece[][] = [
  [file('etc/ssl/openssl.cnf', 'x'.repeat(12_300)), file('bin/sh', 'sh')],
  [whiteout('bin/sh'), file('srv/app', 'app')],
];
const drawn = ({ state }: Explorer): readonly Line[] => lines(state, false);
const show = (explorer: Explorer): string =>
  drawn(explorer)
    .map((line) => lineText(line).trimEnd())
    .join('\n');

test('find shows one row for each path with its life, the letters that matched, and where Enter goes', async () => {
  const explorer = await explorerOf(size, layers);
  await explorer.press('f', 's', 'h');
  const row = drawn(explorer).find((line) => lineText(line).includes('bin/sh'));
  expect(row && lineText(row)).toMatch(/▌ {6}2 B {2}\+1 -2 {8}bin\/sh .*gone from the image/);
  expect(row?.filter(([, tone]) => tone === 'match').map(([text]) => text)).toEqual(['sh']);
  await explorer.press('tab');
  expect(show(explorer)).toMatch(/bin\/sh .*at layer 2/);
});

test('a long life is shown by its first steps and its last one', async () => {
  const again = (i: number): Piece[] => [file('etc/motd', String(i))];
  const explorer = await explorerOf(size, [...Array.from({ length: 12 }, (_, i) => again(i)), [whiteout('etc/motd')]]);
  await explorer.press('f', ...'motd');
  expect(show(explorer)).toMatch(/ \+1 ~2 … -13 {2}etc\/motd /);
});

test('find says that nothing matches', async () => {
  const explorer = await explorerOf(size, layers);
  await explorer.press('f', ...'zzzz');
  expect(show(explorer)).toContain('No path of any layer matches zzzz.');
});

test('the help covers the body and not the header, dims what does nothing here, and narrows while one types', async () => {
  const explorer = await explorerOf({ columns: 120, rows: 32 }, layers);
  const [header] = show(explorer).split('\n');
  await explorer.press('?');
  const screen = show(explorer).split('\n');
  expect(screen[0]).toBe(header);
  expect(screen[1]).toMatch(/^┏━ Keys ━+ bright = works in Layers, where you are ━┓$/);
  expect(screen[30]).toMatch(/^┗━+┛$/);
  const keyTones = (title: string) =>
    drawn(explorer).flatMap((line) => line.flatMap(([text, tone]) => (text.trim() === title ? [tone] : [])));
  expect(keyTones('fold or unfold')).toEqual(['dim']);
  expect(keyTones('mark a layer range')).toEqual(['dim']);
  expect(keyTones('sort by…, reverse')).toEqual(['plain']);
  await explorer.press(...'mark');
  expect(show(explorer)).toContain('mark a layer range');
  expect(show(explorer)).not.toContain('fold or unfold');
});

test.each([15, 18, 24, 40])('the chosen line of the help is in sight in a window of %i rows', async (rows) => {
  const explorer = await explorerOf({ columns: 64, rows }, layers);
  await explorer.press('?');
  for (let i = 0; i < 40; i++) {
    expect(drawn(explorer).filter((line) => lineText(line).startsWith('┃▌'))).toHaveLength(1);
    await explorer.press('down');
  }
});

const problem = (code: Problem['code'], severity: Problem['severity'], message: string): Problem => {
  return { code, severity, message, layer: 2 };
};

test('problems name their layer, errors stand out, and what they quote is harmless', async () => {
  const problems = [
    problem('truncated-layer', 'error', 'the layer ends early \u001b[2J'),
    problem('duplicate-path', 'note', 'etc/passwd stands twice'),
  ];
  const explorer = await explorerOf(size, layers, (stack) => ({ ...stack, image: { ...stack.image, problems } }));
  await explorer.press('!');
  expect(show(explorer)).toMatch(/┏━ Problems while reading ━+ 1 error · 1 note ━┓/);
  expect(show(explorer)).toMatch(/error {2}layer 2 .* the layer ends early ␛\[2J/);
  const spans = drawn(explorer).flat();
  expect(spans.find(([text]) => text === 'error')?.[1]).toBe('problem');
  expect(spans.find(([text]) => text === 'note ')?.[1]).toBe('dim');
});

test('Enter on a file shows what is known of it, its path in the border', async () => {
  const explorer = await explorerOf(size, layers);
  await explorer.press('l', 'down', 'enter');
  expect(show(explorer)).toMatch(
    /┏━ [^ ]*openssl\.cnf ━+┓[\s\S]*size {6}12 300 B[\s\S]*mode {6}0644 -rw-r--r-- {3}0:0/,
  );
});

test('what to show has a cursor, a box and a count in each line', async () => {
  const explorer = await explorerOf(size, layers);
  await explorer.press('j', 'j', 't', 'down', 'space');
  expect(show(explorer)).toMatch(/┃ \[x\] a {2}\+ added {18}2 {8}┃/);
  expect(show(explorer)).toMatch(/┃▌\[ \] m {2}~ changed {16}0 {8}┃/);
});

import { expect, test } from 'vitest';
import type { DetailLine } from '../../../src/app/row.ts';
import type { Counts } from '../../../src/model/change.ts';
import { glyphsOf } from '../../../src/view/glyphs.ts';
import { detailLines } from '../../../src/view/panes/details.ts';
import { lineText } from '../../../src/view/span.ts';

const counts: Counts = { unchanged: 0, added: 1, modified: 0, removed: 2, touched: 0, unknown: 0 };
const draw = (details: readonly DetailLine[], width = 52): readonly string[] =>
  detailLines(details, width, glyphsOf(false)).map((line) => lineText(line).trimEnd());

test('labels have a column of their own, and what goes on stands below the text', () => {
  expect(
    draw([
      { text: 'the image', tone: 'heading' },
      { label: 'runs', text: '/bin/hello' },
      { label: '', text: '(Cmd: arguments come in its place)' },
      { label: 'env', text: 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin' },
    ]),
  ).toEqual([
    ' the image',
    ' runs      /bin/hello',
    '           (Cmd: arguments come in its place)',
    ' env       PATH=/usr/local/sbin:/usr/local/bin:',
    '           /usr/sbin:/usr/bin',
  ]);
});

test('a text without a label is indented from its second line on, and broken where it has no spaces', () => {
  expect(draw([{ text: `COPY file:${'f'.repeat(60)} in /bin/hello` }])).toEqual([
    ` COPY file:${'f'.repeat(40)}`,
    `   ${'f'.repeat(20)} in /bin/hello`,
  ]);
});

test('a line that names a path beside other things is cut in its middle, never wrapped', () => {
  const [line = '', ...more] = draw([{ label: 'biggest', text: `${'folder/'.repeat(20)}end.js   23.2 kB`, cut: true }]);
  expect(line).toMatch(/^ biggest {3}folder.*….*\/end\.js {3}23\.2 kB$/);
  expect(line.length).toBeLessThanOrEqual(52);
  expect(more).toEqual([]);
});

test('figures of a layer are one line, or two where they do not fit', () => {
  const heading: DetailLine = {
    label: 'layer 2',
    text: '33 720 B',
    tone: 'heading',
    chips: counts,
    after: '0.45 % of the image',
  };
  expect(draw([heading])).toEqual([' layer 2     33 720 B   +1 -2   0.45 % of the image']);
  expect(draw([heading], 44)).toEqual([' layer 2     33 720 B   +1 -2', '             0.45 % of the image']);
});

test('a text of a megabyte is shown by its start and its length', () => {
  const drawn = draw([{ label: 'labels', text: 'x'.repeat(1_000_000) }]);
  expect(drawn.length).toBeLessThan(120);
  expect(drawn.at(-1)).toMatch(/… \(1 000 000 characters\)$/);
});

test('what is hostile is visible', () => {
  expect(draw([{ label: 'user', text: 'root\u001b[0m\u202e' }])).toEqual([' user      root␛[0m\\u{202e}']);
});

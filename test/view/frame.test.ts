import { expect, test } from 'vitest';
import { type Frame, framed } from '../../src/view/frame.ts';
import { glyphsOf } from '../../src/view/glyphs.ts';
import { lineText, lineWidth, span } from '../../src/view/span.ts';

const frame: Frame = {
  width: 30,
  height: 5,
  focused: true,
  title: [span('2 Files')],
  state: [span('by size')],
  position: '1 of 9',
  body: [[span(' one')], [span(' two')]],
};
const draw = (changes: Partial<Frame>, ascii = false): readonly string[] =>
  framed({ ...frame, ...changes }, glyphsOf(ascii)).map(lineText);

test('the pane with the focus has a heavy border, name at the left, state at the right, position below', () => {
  expect(draw({})).toEqual([
    '┏━ 2 Files ━━━━━━━━ by size ━┓',
    '┃ one                        ┃',
    '┃ two                        ┃',
    '┃                            ┃',
    '┗━━━━━━━━━━━━━━━━━━━ 1 of 9 ━┛',
  ]);
});

test('the others have a round and thin one', () => {
  const [top, ...rest] = draw({ focused: false });
  expect(top).toMatch(/^╭─ 2 Files ─+ by size ─╮$/);
  expect(rest.at(-1)).toMatch(/^╰─+ 1 of 9 ─╯$/);
});

test('without UTF-8 the pane with the focus is told by its corners and lines', () => {
  expect(draw({}, true)[0]).toMatch(/^#= 2 Files =+ by size =#$/);
  expect(draw({ focused: false }, true).at(-1)).toMatch(/^\+-+ 1 of 9 -\+$/);
});

test.each([
  { top: 0, rows: [1] },
  { top: 3, rows: [2] },
  { top: 6, rows: [3] },
])('a thumb on the right border says where in the list one is: $top', ({ top, rows }) => {
  const drawn = draw({ height: 6, scroll: { top, visible: 3, total: 9, skip: 1 } });
  expect(drawn.flatMap((line, row) => (line.endsWith('█') ? [row - 1] : []))).toEqual(rows);
});

test('no thumb when all is seen', () => {
  expect(draw({ scroll: { top: 0, visible: 3, total: 3, skip: 0 } }).join('')).not.toContain('█');
});

test.each([2, 3, 8, 12, 14, 20])('a border too short for both texts keeps its width: %i cells', (width) => {
  for (const line of framed({ ...frame, width, title: [span('中文字中文字')] }, glyphsOf(false))) {
    expect(lineWidth(line)).toBe(width);
  }
});

import stringWidth from 'string-width';
import { expect } from 'vitest';
import type { State } from '../../src/app/state.ts';
import { lines } from '../../src/view/lines.ts';
import { lineText } from '../../src/view/span.ts';

/** Expects the screen to have exactly its lines and cells, no character that moves anything, and panes in their places. */
export function expectExact(state: State, what: string): void {
  const { columns, rows } = state.size;
  for (const ascii of [false, true]) {
    const drawn = lines(state, ascii).map(lineText);
    expect(drawn, what).toHaveLength(rows);
    // The package measures, whole lines as a terminal gets them: not the sums that the lines are made with.
    const inexact = drawn.filter((line) => stringWidth(line) !== columns);
    expect(inexact, what).toEqual([]);
    const unsafe = ascii ? /[^\x20-\x7e]/ : /[\p{Cc}\p{Cf}\u2028\u2029]/u;
    const moving = drawn.filter((line) => unsafe.test(line));
    expect(moving, what).toEqual([]);
    // Borders in the last column show that nothing pushed a pane out of its place.
    const edge = ascii ? /^[|+#]/ : /^[┃│┏┗╭╰]/;
    const odd = drawn.filter((line) => edge.test(line) && !(ascii ? /[|+#] *$/ : /[┃│█┓┛╮╯] *$/).test(line));
    expect(odd, what).toEqual([]);
  }
}

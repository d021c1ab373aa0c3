import type { State } from '../app/state.ts';
import { comparingLines } from './comparing/comparingLines.ts';
import { asciiText, type Glyphs, glyphsOf } from './glyphs.ts';
import { browsingLines } from './screens/browsing.ts';
import { failedLines } from './screens/failed.ts';
import { footerLine } from './screens/footerLine.ts';
import { loadingLines } from './screens/loading.ts';
import { pickingLines } from './screens/picking.ts';
import { cutLine, type Line } from './span.ts';

/** The screen: exactly `rows` lines of exactly `columns` cells, whatever the state and the size. A pure function. */
export function lines(state: State, ascii: boolean): readonly Line[] {
  const { columns, rows } = state.size;
  const glyphs = glyphsOf(ascii);
  const drawn = screenLines(state, glyphs);
  return Array.from({ length: rows }, (_, row) => {
    const line = drawn[row] ?? [];
    return cutLine(ascii ? asciiLine(line) : line, 0, columns);
  });
}

function screenLines(state: State, glyphs: Glyphs): readonly Line[] {
  const { screen, size } = state;
  if (screen.kind === 'browsing') return browsingLines(state, screen, glyphs);
  if (screen.kind === 'comparing') return comparingLines(state, screen, glyphs);
  const body = otherLines(screen, size, glyphs);
  const above = Array.from({ length: Math.max(0, size.rows - 1) }, (_, row) => body[row] ?? []);
  return [...above, footerLine(state, glyphs)];
}

function otherLines(
  screen: Exclude<State['screen'], { kind: 'browsing' | 'comparing' }>,
  size: State['size'],
  glyphs: Glyphs,
): readonly Line[] {
  switch (screen.kind) {
    case 'loading':
      return loadingLines(screen, size, glyphs);
    case 'picking':
      return pickingLines(screen, size, glyphs);
    case 'failed':
      return failedLines(screen, size, glyphs);
  }
}

/** Cutting leaves its `…` behind; everything else is ASCII already. */
function asciiLine(line: Line): Line {
  return line.map(([text, tone, cursor]) => (cursor ? [asciiText(text), tone, cursor] : [asciiText(text), tone]));
}

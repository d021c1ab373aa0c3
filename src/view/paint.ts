import type { Line } from './span.ts';
import { type Look, sgr } from './theme.ts';

/**
 * One string for a terminal: the texts of the line, each in its tone. What it sets it takes back, so no line changes
 * the look of the next. The texts are ours or sanitised: nothing here looks at them again.
 */
export function paint(line: Line, look: Look): string {
  let painted = '';
  let current = '';
  for (const [text, tone, inCursorRow] of line) {
    const wanted = sgr(tone, inCursorRow === true, look);
    if (wanted !== current) {
      if (current !== '') painted += '\u001b[0m';
      if (wanted !== '') painted += `\u001b[${wanted}m`;
      current = wanted;
    }
    painted += text;
  }
  return current === '' ? painted : `${painted}\u001b[0m`;
}

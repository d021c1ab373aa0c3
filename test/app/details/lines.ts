import type { DetailLine } from '../../../src/app/row.ts';

/** Details as they are drawn: labels in ten cells, then the text. */
export function drawLines(lines: readonly DetailLine[]): readonly string[] {
  return lines.map(({ label, text, chips, counted, after }) => {
    const counts = chips
      ? `   +${chips.added} ~${chips.modified} -${chips.removed}${counted ? ` ${counted}` : ''}`
      : '';
    return `${label === undefined ? '' : label.padEnd(10)}${text}${counts}${after ? `   ${after}` : ''}`;
  });
}

import { type Size, smallest } from '../../app/layout.ts';
import type { Glyphs } from '../glyphs.ts';
import { shown } from '../shown.ts';
import { type Line, span } from '../span.ts';

/** Still answers the first question, names both sizes, and the way out. `figures` is one line about the image, or empty. */
export function tooSmallLines(size: Size, reference: string, figures: string, glyphs: Glyphs): readonly Line[] {
  const times = glyphs.ascii ? 'x' : '×';
  const { columns, rows } = size;
  const texts = [
    '',
    `  ${shown(reference, glyphs)}`,
    `  ${figures}`,
    '',
    `  This window is ${columns} ${times} ${rows}. layerscope draws from`,
    `  ${smallest.columns} ${times} ${smallest.rows} on. Make it larger and it goes on`,
    '  where you were; nothing is lost.',
    '',
    '  q quit     layerscope IMAGE --format text',
    '             prints the report instead',
  ];
  // What tells most comes first where not even these lines fit.
  const seen = rows >= texts.length ? texts : texts.filter((text) => text.trim() !== '');
  return seen.map((text, i) => [span(text, i === (seen === texts ? 1 : 0) ? 'strong' : 'plain')]);
}

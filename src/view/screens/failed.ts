import type { Size } from '../../app/layout.ts';
import type { Failed } from '../../app/state.ts';
import { framed } from '../frame.ts';
import type { Glyphs } from '../glyphs.ts';
import { shown } from '../shown.ts';
import { type Line, span } from '../span.ts';
import { wrap } from '../wrap.ts';

const widest = 100;

/** What could not be opened, and what to try. */
export function failedLines(screen: Failed, size: Size, glyphs: Glyphs): readonly Line[] {
  const width = Math.min(size.columns, widest);
  const body: readonly Line[] = [
    [],
    ...paragraphs(screen.message, width, glyphs).map((text): Line => [span(`   ${text}`, 'strong')]),
    [],
    ...paragraphs(screen.hint, width, glyphs).map((text): Line => [span(`   ${text}`)]),
    [],
  ];
  const height = Math.min(body.length + 2, size.rows - 2);
  return [[], ...framed({ width, height, focused: true, title: [span('Not opened', 'problem')], body }, glyphs)];
}

/** Hints list places tried one below the other, so their line ends are kept. */
function paragraphs(text: string, width: number, glyphs: Glyphs): readonly string[] {
  const room = Math.max(1, width - 8);
  return text.split('\n').flatMap((line) => wrap(shown(line, glyphs), room, room));
}

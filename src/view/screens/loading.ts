import type { Size } from '../../app/layout.ts';
import type { Loading } from '../../app/state.ts';
import { fitMiddle } from '../../text/fit.ts';
import { loadingTwoLines } from '../comparing/loadingTwo.ts';
import { framed } from '../frame.ts';
import type { Glyphs } from '../glyphs.ts';
import { shown } from '../shown.ts';
import { type Line, span } from '../span.ts';
import { amountLine, shareText } from './amount.ts';
import { openedLines } from './opened.ts';

const widest = 100;

/** How far opening is: a bar where the whole is known, what is being read, and as soon as they are known the layers. */
export function loadingLines(screen: Loading, size: Size, glyphs: Glyphs): readonly Line[] {
  const { progress, sides } = screen;
  if (sides !== undefined) return loadingTwoLines(sides, size, glyphs);
  const { opened } = progress;
  return (opened && openedLines(progress, opened, size, glyphs)) ?? boxLines(screen, size, glyphs);
}

/** The image is not open yet. */
function boxLines({ progress, reference }: Loading, size: Size, glyphs: Glyphs): readonly Line[] {
  const width = Math.min(size.columns, widest);
  const share = shareText(progress);
  const box = framed(
    {
      width,
      height: 6,
      focused: true,
      title: [span('Opening', 'strong')],
      ...(share === undefined ? {} : { state: [span(share)] }),
      body: [[], [span(`   ${shown(progress.stage, glyphs)}`)], amountLine(progress, glyphs)],
    },
    glyphs,
  );
  return [[span(` ${fitMiddle(shown(reference, glyphs), size.columns - 2)}`)], ...box];
}

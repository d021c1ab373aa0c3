import type { Size } from '../../app/layout.ts';
import type { Loading } from '../../app/state.ts';
import { sizeText } from '../../text/bytes.ts';
import { fitMiddle } from '../../text/fit.ts';
import { bar } from '../bar.ts';
import { loadingTwoLines } from '../comparing/loadingTwo.ts';
import { framed } from '../frame.ts';
import type { Glyphs } from '../glyphs.ts';
import { shown } from '../shown.ts';
import { type Line, span } from '../span.ts';

const widest = 100;
const barWidth = 30;

/** How far opening is: a bar where the whole is known, what is being read, and never a spinner. */
export function loadingLines(screen: Loading, size: Size, glyphs: Glyphs): readonly Line[] {
  const { progress, sides } = screen;
  if (sides !== undefined) return loadingTwoLines(sides, size, glyphs);
  const width = Math.min(size.columns, widest);
  const share = shareOf(progress);
  const box = framed(
    {
      width,
      height: 6,
      focused: true,
      title: [span('Opening', 'strong')],
      ...(share === undefined ? {} : { state: [span(`${Math.floor(share * 100)} %`)] }),
      body: [[], [span(`   ${shown(progress.stage, glyphs)}`)], amount(screen, glyphs)],
    },
    glyphs,
  );
  return [[span(` ${fitMiddle(shown(screen.reference, glyphs), size.columns - 2)}`)], ...box];
}

function amount({ progress }: Loading, glyphs: Glyphs): Line {
  const { done, total } = progress;
  if (total === undefined) return [span(`   ${sizeText(done)}`)];
  return [
    span('   '),
    span(bar(done, total, barWidth, glyphs.ascii), 'bar'),
    span(`   ${sizeText(done)} of ${sizeText(total)}`),
  ];
}

/** 0 … 1, or undefined while the whole is unknown. */
function shareOf({ done, total }: Loading['progress']): number | undefined {
  return total === undefined || total <= 0 ? undefined : Math.min(1, done / total);
}

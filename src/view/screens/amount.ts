import type { Progress } from '../../model/openImage.ts';
import { sizeText } from '../../text/bytes.ts';
import { bar } from '../bar.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Line, span } from '../span.ts';

const barWidth = 30;

/** A bar where the whole is known, and the bytes. */
export function amountLine({ done, total }: Progress, glyphs: Glyphs): Line {
  if (total === undefined) return [span(`   ${sizeText(done)}`)];
  return [
    span('   '),
    span(bar(done, total, barWidth, glyphs.ascii), 'bar'),
    span(`   ${sizeText(done)} of ${sizeText(total)}`),
  ];
}

/** `62 %`, or undefined while the whole is unknown. */
export function shareText({ done, total }: Progress): string | undefined {
  return total === undefined || total <= 0 ? undefined : `${Math.floor(Math.min(1, done / total) * 100)} %`;
}

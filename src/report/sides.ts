import { sizeText } from '../text/bytes.ts';

/** What the two images are called in a report. */
export const letters = { left: 'A', right: 'B' } as const;

/** A difference of bytes with its sign: `+7.39 MB`, `-12 B`, `0 B`. */
export function growthText(bytes: number): string {
  if (bytes === 0) return '0 B';
  return `${bytes < 0 ? '-' : '+'}${sizeText(Math.abs(bytes))}`;
}

/** How many times: three digits, `220`, `3.42`. */
export function ratioText(ratio: number): string {
  if (ratio >= 99.95) return ratio.toFixed(0).replace(/\B(?=(?:\d{3})+$)/g, ' ');
  return ratio >= 9.995 ? ratio.toFixed(1) : ratio.toFixed(2);
}

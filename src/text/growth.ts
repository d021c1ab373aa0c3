import { sizeText } from './bytes.ts';

/** A difference of bytes with its sign: `+7.39 MB`, `-12 B`, `0 B`. */
export function growthText(bytes: number, inBinary = false): string {
  if (bytes === 0) return '0 B';
  return `${bytes < 0 ? '-' : '+'}${sizeText(Math.abs(bytes), inBinary)}`;
}

import type { Tone } from './theme.ts';

/** Zeros are dim, what is more than a tenth of `largest` is bold. */
export function sizeTone(size: number, largest: number): Tone {
  if (size === 0) return 'dim';
  return size * 10 > largest ? 'strong' : 'plain';
}

import { grouped, plural } from '../text/plural.ts';

/** How many times, three digits: `330 386`, `220`, `34.2`, `3.42`. */
export function ratioText(ratio: number): string {
  if (ratio >= 99.95) return grouped(Math.round(ratio));
  return ratio >= 9.995 ? ratio.toFixed(1) : ratio.toFixed(2);
}

/** `one layer more`, `3 layers more`. */
export function moreLayers(layers: number): string {
  return `${layers === 1 ? 'one layer' : plural(layers, 'layer')} more`;
}

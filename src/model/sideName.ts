/** One of two images: A is left, B is right, on every screen and in every report. */
export type SideName = 'left' | 'right';

/** What the two are called, on screen and in reports. */
export const letters: { readonly [S in SideName]: 'A' | 'B' } = { left: 'A', right: 'B' };

export function otherSide(side: SideName): SideName {
  return side === 'left' ? 'right' : 'left';
}

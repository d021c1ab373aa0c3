const context = 2;

/**
 * The first row to show so that the cursor is on screen with two rows of context, moving as little as possible.
 * `top` is the first row shown until now, `height` how many rows fit.
 */
export function scrolled(top: number, cursor: number, length: number, height: number): number {
  const margin = Math.min(context, Math.floor((height - 1) / 2));
  const highest = Math.max(0, cursor - height + 1 + margin);
  const wanted = Math.min(Math.max(top, highest), Math.max(0, cursor - margin));
  return Math.max(0, Math.min(wanted, length - height));
}

/** `value` moved into 0 … `length` - 1; 0 when there is nothing. */
export function within(value: number, length: number): number {
  return Math.max(0, Math.min(value, length - 1));
}

/** How far a page goes: one row less than fits, so that one stays in sight. */
export function pageStep(height: number, half: boolean): number {
  return Math.max(1, half ? Math.floor(height / 2) : height - 1);
}

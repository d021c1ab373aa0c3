const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'] as const;

/**
 * A bar of `width` cells that is full at `largest`, in eighths of a cell; whatever is not zero shows at least one
 * eighth. In ASCII whole `#`, rounded up for the same reason. Padded with spaces to `width`.
 */
export function bar(size: number, largest: number, width: number, ascii: boolean): string {
  if (size <= 0 || largest <= 0) return ' '.repeat(width);
  const share = Math.min(1, size / largest) * width * 8;
  const steps = Math.max(1, Math.round(share));
  if (ascii) return '#'.repeat(Math.min(width, Math.ceil(steps / 8))).padEnd(width);
  return ('█'.repeat(Math.floor(steps / 8)) + (eighths[steps % 8] ?? '')).padEnd(width);
}

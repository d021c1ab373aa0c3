/** A whole number in groups of three: `54 522`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ' ');
}

/** `1 file`, `2 files`, `54 522 files`; `many` for words that do not take an s. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** A share with a percent sign and two or three digits: `0.45 %`, `7.3 %`, `58.1 %`; nothing of something is `0 %`. */
export function percent(part: number, whole: number): string {
  if (part <= 0 || whole <= 0) return '0 %';
  const share = (100 * part) / whole;
  if (share < 0.005) return '< 0.01 %';
  if (share < 0.995) return `${share.toFixed(2)} %`;
  return share < 99.95 ? `${share.toFixed(1)} %` : `${share.toFixed(0)} %`;
}

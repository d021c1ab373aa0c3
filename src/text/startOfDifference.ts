/** Characters before the difference that stay to be seen. */
const context = 12;

/** Where to begin in two texts of which `room` cells are drawn: 0 when they differ in these, else shortly before they differ. */
export function startOfDifference(left: string, right: string, room: number): number {
  if (left.length <= room && right.length <= room) return 0;
  let same = 0;
  while (same < left.length && left[same] === right[same]) same++;
  if (same < room - context || left === right) return 0;
  const start = same - context;
  const isHalf = /[\udc00-\udfff]/.test(left[start] ?? '');
  return isHalf ? start - 1 : start;
}

/** The text from there on, with a sign for what was before. */
export function beginAt(text: string, start: number, ellipsis = '…'): string {
  return start === 0 ? text : ellipsis + text.slice(start);
}

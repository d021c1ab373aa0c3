/** The databases of real images have some hundred thousand lines; one of nothing but line breaks must end too. */
const mostLines = 2_000_000;

/** The lines of a text as far as they count, one at a time: an array of them might not fit. */
export function* lines(text: string): Generator<string> {
  for (let start = 0, count = 0; start < text.length && count < mostLines; count++) {
    const end = text.indexOf('\n', start);
    yield text.slice(start, end < 0 ? text.length : end);
    start = end < 0 ? text.length : end + 1;
  }
}

/** Nobody types more; a pasted file must not become a query. */
const longest = 500;

/** `query` with typed or pasted text behind it: one line, no control characters. */
export function withTyped(query: string, text: string): string {
  const plain = text.replace(/[\r\n\t]+/g, ' ').replace(/[\p{Cc}\p{Cs}]/gu, '');
  return [...`${query}${plain}`].slice(0, longest).join('');
}

/** `query` without its last character, or without any. */
export function erased(query: string, all: boolean): string {
  return all ? '' : [...query].slice(0, -1).join('');
}

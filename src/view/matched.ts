import { type Filter, filterOf } from '../app/rows/filter.ts';

/** Which letters (code points) of a drawn name a filter's words are found at; none for words that must not be there. */
export function matchedLetters(filter: string): (name: string) => ReadonlySet<number> {
  const read = filterOf(filter);
  return (name) => places(read, name);
}

function places({ words, foldsCase }: Filter, name: string): ReadonlySet<number> {
  const found = new Set<number>();
  // Letter by letter, because folding the case of a whole name may change its length.
  const letters = [...name].map((letter) => (foldsCase ? letter.toLowerCase() : letter));
  for (const word of words.filter(({ not }) => !not)) {
    const wanted = [...word.text];
    for (let at = 0; at + wanted.length <= letters.length; at++) {
      if (!wanted.every((letter, i) => letters[at + i] === letter)) continue;
      for (let i = 0; i < wanted.length; i++) found.add(at + i);
    }
  }
  return found;
}

/** One word of a filter. */
export type Word = {
  readonly text: string;
  /** `!word`: what has it is left out. */
  readonly not: boolean;
  /** `^word`: the text starts with it. */
  readonly start: boolean;
  /** `word$`: the text ends with it. */
  readonly end: boolean;
};

/** What a person types behind `/`: words that must all hold. */
export type Filter = {
  readonly words: readonly Word[];
  /** Upper and lower case are one, until an upper-case letter is typed. */
  readonly foldsCase: boolean;
};

/** More words than anybody types, few enough for the bits of one number (`matchingNodes`). */
const mostWords = 30;

/** Reads a filter: words are "and", `!` not, `^` and `$` the ends. Signs without a word are still being typed: no words. */
export function filterOf(typed: string): Filter {
  const foldsCase = typed === typed.toLowerCase();
  const words = typed.split(/\s+/).map(wordOf);
  return { words: words.filter((word) => word.text !== '').slice(0, mostWords), foldsCase };
}

function wordOf(typed: string): Word {
  const not = typed.startsWith('!');
  const rest = not ? typed.slice(1) : typed;
  const start = rest.startsWith('^');
  const end = rest.length > 1 && rest.endsWith('$');
  return { text: rest.slice(start ? 1 : 0, end ? -1 : undefined), not, start, end };
}

/** Whether a text as it is shown passes. */
export function passes(filter: Filter, text: string): boolean {
  const folded = filter.foldsCase ? text.toLowerCase() : text;
  return filter.words.every((word) => holds(word, folded) !== word.not);
}

/** Whether the word is found in a text (of folded case where the filter folds), its `!` not looked at. */
export function holds({ text, start, end }: Word, folded: string): boolean {
  if (start) return end ? folded === text : folded.startsWith(text);
  return end ? folded.endsWith(text) : folded.includes(text);
}

import type { SecondChoice, SecondOverlay } from './state.ts';

/** A reference that is typed; it is none of the list. */
const typed = 'as typed: a name, a path, docker:, oci: …';

/** The rows of `C`: images whose name holds every typed word, and last what is typed itself. */
export function secondChoices({ query, choices = [] }: SecondOverlay): readonly SecondChoice[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = choices.filter(({ reference }) => words.every((word) => reference.toLowerCase().includes(word)));
  const name = query.trim();
  const isListed = name === '' || found.some(({ reference }) => reference === name);
  return isListed ? found : [...found, { reference: name, from: typed }];
}

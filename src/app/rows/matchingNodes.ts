import type { Tree } from '../../layers/tree.ts';
import { readable } from '../../text/sanitize.ts';
import { type Filter, holds, type Word } from './filter.ts';
import { NameBytes } from './nameBytes.ts';

/** Bits of `matchingNodes`. */
export const matchBits = {
  /** The whole path passes. */
  passes: 1,
  /** And some word is found in the path's last name (or the filter only leaves out): not inherited from the folder. */
  fresh: 2,
} as const;

type Prepared = Word & { readonly bit: number; readonly lastName: string; readonly isName: boolean };

/**
 * Which paths of the table pass a filter. Names are looked at once each: what a folder's path contains, every path
 * below it contains too, so words are bits that children inherit and whole paths are only put together for words with a
 * slash in them.
 */
export function matchingNodes(tree: Tree, filter: Filter): Uint8Array {
  const words = filter.words.map(prepared);
  const wanted = bitsOf(words, (word) => !word.not);
  const positive = words.some((word) => !word.not);
  const found = new Int32Array(tree.length);
  const matches = new Uint8Array(tree.length);
  const bytes = new NameBytes(tree, filter.foldsCase);
  const parents = tree.stack.paths.tree.parent;
  const wholePath = (node: number): string => folded(filter, tree.path(node));
  for (let node = 1; node < tree.length; node++) {
    const isPlain = bytes.isPlain(node);
    const name = isPlain ? '' : folded(filter, tree.name(node));
    const parent = parents[node]!;
    let lasting = found[parent]!;
    let here = 0;
    for (const word of words) {
      const isFound = isPlain
        ? isNewIn(bytes, node, word, parent, wholePath)
        : isNew(word, name, parent, () => wholePath(node));
      if (!isFound) continue;
      here |= word.bit;
      // An end is an end only here; all else stays true further down.
      if (!word.end) lasting |= word.bit;
    }
    found[node] = lasting;
    if ((lasting | here) !== wanted) continue;
    matches[node] = !positive || here & wanted ? matchBits.passes | matchBits.fresh : matchBits.passes;
  }
  return matches;
}

function prepared(word: Word, place: number): Prepared {
  const slash = word.text.lastIndexOf('/');
  return { ...word, bit: 1 << place, isName: slash < 0, lastName: word.text.slice(slash + 1) };
}

function bitsOf(words: readonly Prepared[], test: (word: Prepared) => boolean): number {
  return words.reduce((bits, word) => (test(word) ? bits | word.bit : bits), 0);
}

function folded(filter: Filter, latin1: string): string {
  const text = readable(latin1);
  return filter.foldsCase ? text.toLowerCase() : text;
}

/** The same of a plain name, by its bytes. */
function isNewIn(
  bytes: NameBytes,
  node: number,
  word: Prepared,
  parent: number,
  path: (node: number) => string,
): boolean {
  if (word.isName) return !(word.start && parent !== 0) && bytes.holds(node, word);
  return bytes.holds(node, { text: word.lastName, start: true, end: false }) && holds(word, path(node));
}

/** Whether the word is found in a way that reaches into the last name of the path. */
function isNew(word: Prepared, name: string, parent: number, path: () => string): boolean {
  if (word.isName && !(word.start && parent !== 0)) return holds(word, name);
  // With a slash in it, what follows the last slash stands at the start of the last name.
  return !word.isName && name.startsWith(word.lastName) && holds(word, path());
}

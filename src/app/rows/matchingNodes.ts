import { finished, inRanges, type Steps } from '../../compare/steps.ts';
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
  return finished(findingNodes(tree, filter));
}

/** The last answer for a tree: comparisons come and go while more becomes known. */
const known = new WeakMap<Tree, { readonly filter: string; readonly matches: Uint8Array }>();

/** The same in steps, so that keys and frames come between them. */
export function* findingNodes(tree: Tree, filter: Filter): Steps<Uint8Array> {
  const key = JSON.stringify(filter);
  const last = known.get(tree);
  if (last?.filter === key) return last.matches;
  const matches = yield* lookedThrough(tree, filter);
  known.set(tree, { filter: key, matches });
  return matches;
}

function* lookedThrough(tree: Tree, filter: Filter): Steps<Uint8Array> {
  const words = filter.words.map(prepared);
  const wanted = bitsOf(words, (word) => !word.not);
  const positive = words.some((word) => !word.not);
  const found = new Int32Array(tree.length);
  const matches = new Uint8Array(tree.length);
  const bytes = new NameBytes(tree, filter.foldsCase);
  const parents = tree.stack.paths.tree.parent;
  const wholePath = (node: number): string => folded(filter, tree.path(node));
  const look = (node: number): void => {
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
    if ((lasting | here) !== wanted) return;
    matches[node] = !positive || here & wanted ? matchBits.passes | matchBits.fresh : matchBits.passes;
  };
  yield* inRanges(1, tree.length, (from, to) => {
    for (let node = from; node < to; node++) look(node);
  });
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

import { foldedPath, maskOf, type PathIndex, turnNodes } from './pathIndex.ts';
import { forgivingLength, hasWord } from './wordMatch.ts';
import { longestPieces, wordPieces } from './wordPieces.ts';

/** Nodes whose paths have all words, in steps. Remembers them for a longer query. */
export function* matching(index: PathIndex, words: readonly string[]): Generator<void, Uint32Array, void> {
  const query = words.join(' ');
  const last = index.last && narrows(index.last.query, query) ? index.last : undefined;
  const within = last?.nodes;
  const has = matcher(index, last === undefined ? words : newWords(last.query, words));
  const count = within?.length ?? index.masks.length;
  const nodes = new Uint32Array(count);
  let found = 0;
  for (let i = 0; i < count; i++) {
    if (i % turnNodes === 0) yield;
    const node = within === undefined ? i : within[i]!;
    if (has(node)) nodes[found++] = node;
  }
  const matched = nodes.slice(0, found);
  index.last = { query, nodes: matched };
  return matched;
}

/** Words that the narrower query before did not have in their place. */
function newWords(before: string, words: readonly string[]): readonly string[] {
  const former = before.split(' ');
  return words.filter((word, i) => word !== former[i]);
}

function matcher(index: PathIndex, words: readonly string[]): (node: number) => boolean {
  const { masks, start, others, bytes, lengths } = index;
  const mask = maskOf(words.join(''));
  const encoded = words.map(bytesOf);
  const pieces = encoded.map((word) =>
    word === undefined || word.length > longestPieces ? undefined : wordPieces(word),
  );
  const inPieces = (node: number, i: number): boolean =>
    pieces[i]?.(bytes, start[node]!, start[node + 1]!) ?? hasWord(foldedPath(index, node), words[i]!);
  return (node) => {
    if ((masks[node]! & mask) >>> 0 !== mask || lengths[node] === 0) return false;
    if (others.size > 0 && others.has(node)) return words.every((word) => hasWord(others.get(node)!, word));
    const [from, to] = [start[node]!, start[node + 1]!];
    for (let i = 0; i < words.length; i++) {
      const word = encoded[i];
      if (word === undefined) return false;
      if (indexOf(bytes, from, to, word) >= 0) continue;
      if (!isSubsequence(bytes, from, to, word) || !inPieces(node, i)) return false;
    }
    return true;
  };
}

/** A word as bytes of ASCII paths; undefined where none of them can have it. */
export function bytesOf(word: string): Uint8Array | undefined {
  return /^[\x20-\x7e]*$/.test(word) ? Buffer.from(word, 'latin1') : undefined;
}

/** Where a word begins between `from` and `to`, -1 when it is not there. */
export function indexOf(bytes: Uint8Array, from: number, to: number, word: Uint8Array): number {
  const first = word[0]!;
  const last = to - word.length;
  for (let at = from; at <= last; at++) {
    if (bytes[at] !== first) continue;
    let same = 1;
    while (same < word.length && bytes[at + same] === word[same]) same++;
    if (same === word.length) return at;
  }
  return -1;
}

function isSubsequence(bytes: Uint8Array, from: number, to: number, word: Uint8Array): boolean {
  let met = 0;
  for (let at = from; at < to && met < word.length; at++) if (bytes[at] === word[met]) met++;
  return met === word.length;
}

/** Whether all that matches the second query matches the first: it is longer, and no word has just become forgiving. */
function narrows(before: string, query: string): boolean {
  if (!query.startsWith(before)) return false;
  const typed = before.slice(before.lastIndexOf(' ') + 1).length;
  const now = query.slice(before.length - typed).split(' ', 1)[0] ?? '';
  return typed >= forgivingLength || now.length < forgivingLength;
}

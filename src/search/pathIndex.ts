import { forgivingLength, hasWord } from './wordMatch.ts';

/** All paths of a stack, folded and masked, so that a keystroke over a million of them stays bearable. */
export type PathIndex = {
  /** Without case and accents, by node. */
  readonly folded: readonly string[];
  /** Which characters occur in a path, as bits: most paths fail here. */
  readonly masks: Uint32Array;
  /** Paths that there are; the root has none. */
  readonly count: number;
  /** The query answered last and all that matched it: a longer query can only match some of these. */
  last?: { readonly query: string; readonly nodes: readonly number[] };
};

const known = new WeakMap<readonly string[], PathIndex>();

/** The index of these paths, made once for each array. */
export function pathIndex(paths: readonly string[]): PathIndex {
  let index = known.get(paths);
  if (!index) {
    const foldedPaths = paths.map(folded);
    index = {
      folded: foldedPaths,
      masks: Uint32Array.from(foldedPaths, maskOf),
      count: paths.reduce((count, path) => (path === '' ? count : count + 1), 0),
    };
    known.set(paths, index);
  }
  return index;
}

const ascii = /^[\x00-\x7f]*$/;

/** Lower case, without accents, as fuzzysort compares. */
export function folded(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** One bit for each letter, the rest share six. */
function maskOf(text: string): number {
  let mask = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    mask |= code >= 97 && code <= 122 ? 1 << (code - 97) : 1 << (26 + (code % 6));
  }
  return mask >>> 0;
}

/** Nodes whose paths have all words. */
export function matching(index: PathIndex, words: readonly string[]): readonly number[] {
  const query = words.join(' ');
  const mask = maskOf(words.join(''));
  const nodes: number[] = [];
  const test = (node: number): void => {
    if ((index.masks[node]! & mask) >>> 0 !== mask) return;
    const path = index.folded[node]!;
    if (path !== '' && words.every((word) => hasWord(path, word))) nodes.push(node);
  };
  const { last } = index;
  if (last && narrows(last.query, query)) for (const node of last.nodes) test(node);
  else for (let node = 0; node < index.folded.length; node++) test(node);
  index.last = { query, nodes };
  return nodes;
}

/** Whether all that matches the second query matches the first: it is longer, and no word has just become forgiving. */
function narrows(before: string, query: string): boolean {
  if (!query.startsWith(before)) return false;
  const typed = before.slice(before.lastIndexOf(' ') + 1).length;
  const now = query.slice(before.length - typed).split(' ', 1)[0] ?? '';
  return typed >= forgivingLength || now.length < forgivingLength;
}

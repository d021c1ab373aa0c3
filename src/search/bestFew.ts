import { bytesOf, indexOf } from './matching.ts';
import { type PathIndex, turnNodes } from './pathIndex.ts';

/**
 * At most `limit` of the matching nodes, those that a ranking will most likely put first: whole words in the last name
 * before whole words in the path before scattered letters, short paths before long ones. In the order they came in, in
 * steps.
 */
export function* bestFew(
  index: PathIndex,
  nodes: Uint32Array,
  words: readonly string[],
  limit: number,
): Generator<void, readonly number[], void> {
  if (nodes.length <= limit) return [...nodes];
  const costs = new Uint32Array(nodes.length);
  const counts = new Uint32Array((mostRank + 1) * step);
  const encoded = words.map(bytesOf);
  for (let i = 0; i < nodes.length; i++) {
    if (i % turnNodes === 0) yield;
    const cost = costOf(index, nodes[i]!, words, encoded);
    costs[i] = cost;
    counts[cost]!++;
  }
  let most = 0;
  let before = 0;
  while (before + counts[most]! < limit) before += counts[most++]!;
  // Of those that cost just as much as the last one to be taken, the first ones are.
  let equals = limit - before;
  const few: number[] = [];
  for (let i = 0; i < nodes.length; i++) {
    if (costs[i]! < most || (costs[i] === most && equals-- > 0)) few.push(nodes[i]!);
  }
  return few;
}

/** More than the longest path that counts: rank first, then length. */
const step = 8192;
const mostRank = 63;

function costOf(
  index: PathIndex,
  node: number,
  words: readonly string[],
  encoded: readonly (Uint8Array | undefined)[],
): number {
  const other = index.others.size > 0 ? index.others.get(node) : undefined;
  let rank = 0;
  for (let i = 0; i < words.length; i++)
    rank += other === undefined ? rankOf(index, node, encoded[i]) : textRank(other, words[i]!);
  const length = other?.length ?? index.lengths[node]!;
  return Math.min(rank, mostRank) * step + Math.min(length, step - 1);
}

function rankOf({ bytes, start, paths, lengths }: PathIndex, node: number, word: Uint8Array | undefined): number {
  if (word === undefined) return 4;
  const [from, to] = [start[node]!, start[node + 1]!];
  const name = to - Math.min(lengths[node]!, paths.nameEnd[node]! - paths.nameStart[node]!);
  const inName = indexOf(bytes, name, to, word);
  if (inName >= 0) return inName > name ? 2 : to - name === word.length ? 0 : 1;
  return indexOf(bytes, from, to, word) >= 0 ? 3 : 4;
}

function textRank(path: string, word: string): number {
  const name = path.lastIndexOf('/') + 1;
  const inName = path.indexOf(word, name);
  if (inName >= 0) return inName > name ? 2 : path.length - name === word.length ? 0 : 1;
  return path.includes(word) ? 3 : 4;
}

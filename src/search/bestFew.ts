/**
 * At most `limit` of the matching nodes, those that a ranking will most likely put first: whole words in the last name
 * before whole words in the path before scattered letters, short paths before long ones. In the order they came in.
 */
export function bestFew(
  folded: readonly string[],
  nodes: readonly number[],
  words: readonly string[],
  limit: number,
): readonly number[] {
  if (nodes.length <= limit) return nodes;
  const costs = Float64Array.from(nodes, (node) => costOf(folded[node] ?? '', words));
  const sorted = costs.slice().sort();
  const most = sorted[limit - 1]!;
  // Of those that cost just as much as the last one to be taken, the first ones are.
  let equals = limit - lowerBound(sorted, most);
  return nodes.filter((_, place) => costs[place]! < most || (costs[place] === most && equals-- > 0));
}

/** Longer than any path counts: rank first, then length. */
const step = 1e6;

function costOf(path: string, words: readonly string[]): number {
  const slash = path.lastIndexOf('/');
  let rank = 0;
  for (const word of words) rank += rankOf(path, slash + 1, word);
  return rank * step + Math.min(path.length, step - 1);
}

function rankOf(path: string, nameStart: number, word: string): number {
  const inName = path.indexOf(word, nameStart);
  if (inName >= 0) return inName > nameStart ? 2 : path.length - nameStart === word.length ? 0 : 1;
  return path.includes(word) ? 3 : 4;
}

/** First place in a sorted list that is not below `value`. */
function lowerBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

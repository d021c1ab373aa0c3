import { go, prepare } from 'fuzzysort';
import { bestFew } from './bestFew.ts';
import { folded, matching, pathIndex } from './pathIndex.ts';

/** One found path: its place in the list of paths, and which characters matched (code units of the path). */
export type Found = { readonly node: number; readonly path: string; readonly indexes: readonly number[] };

export type Findings = {
  readonly hits: readonly Found[];
  /** How many paths match in all, of how many. */
  readonly matched: number;
  readonly of: number;
};

/** fuzzysort ranks so many in a few milliseconds; the first keystroke over half a million takes it seconds. */
const ranked = 2000;

/**
 * Finds paths that have each word of the query (`hasWord`), case and accents aside; the best `limit` of them, best first,
 * as fuzzysort ranks and marks them. `paths` are readable, by node; the same array is prepared once.
 */
export function find(paths: readonly string[], query: string, limit: number): Findings {
  const index = pathIndex(paths);
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return { hits: firstPaths(paths, limit), matched: index.count, of: index.count };
  const nodes = matching(index, words);
  const hits = rank(paths, bestFew(index.folded, nodes, words, Math.max(ranked, limit)), words.join(' '));
  return { hits: hits.slice(0, limit), matched: nodes.length, of: index.count };
}

function firstPaths(paths: readonly string[], limit: number): readonly Found[] {
  const hits: Found[] = [];
  for (let node = 0; node < paths.length && hits.length < limit; node++) {
    const path = paths[node];
    if (path) hits.push({ node, path, indexes: [] });
  }
  return hits;
}

function rank(paths: readonly string[], nodes: readonly number[], query: string): readonly Found[] {
  const targets = nodes.map((node) => ({ node, path: paths[node] ?? '', prepared: prepare(paths[node] ?? '') }));
  const results = go(query, targets, { key: 'prepared', limit: 0, threshold: 0 });
  const hits = [...results]
    .sort((a, b) => b.score - a.score || a.obj.path.length - b.obj.path.length || (a.obj.path < b.obj.path ? -1 : 1))
    .map(({ obj, indexes }): Found => ({ node: obj.node, path: obj.path, indexes: [...indexes] }));
  // Its folding of exotic letters is its own: what it does not see matched all the same.
  const seen = new Set(hits.map((hit) => hit.node));
  const unseen = targets.filter(({ node }) => !seen.has(node));
  return [...hits, ...unseen.map(({ node, path }): Found => ({ node, path, indexes: [] }))];
}

import { go, prepare } from 'fuzzysort';
import { bestFew } from './bestFew.ts';
import { matching } from './matching.ts';
import { folded, type PathIndex } from './pathIndex.ts';
import { pathText } from './pathNames.ts';

/** One found path as a person reads it: its node, and which characters matched (code units of the path). */
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
 * as fuzzysort ranks and marks them. In steps, so that whoever runs them can look at newer queries.
 */
export function* finding(index: PathIndex, query: string, limit: number): Generator<void, Findings, void> {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return { hits: firstPaths(index, limit), matched: index.count, of: index.count };
  const nodes = yield* matching(index, words);
  const few = yield* bestFew(index, nodes, words, Math.max(ranked, limit));
  const hits = rank(index, few, words.join(' '));
  return { hits: hits.slice(0, limit), matched: nodes.length, of: index.count };
}

function firstPaths({ paths, lengths }: PathIndex, limit: number): readonly Found[] {
  const hits: Found[] = [];
  for (let node = 0; node < lengths.length && hits.length < limit; node++) {
    if (lengths[node]! > 0) hits.push({ node, path: pathText(paths, node, lengths[node]!), indexes: [] });
  }
  return hits;
}

function rank({ paths, lengths }: PathIndex, nodes: readonly number[], query: string): readonly Found[] {
  const targets = nodes.map((node) => {
    const path = pathText(paths, node, lengths[node]!);
    return { node, path, prepared: prepare(path) };
  });
  const results = go(query, targets, { key: 'prepared', limit: 0, threshold: 0 });
  const hits = [...results]
    .sort((a, b) => b.score - a.score || a.obj.path.length - b.obj.path.length || (a.obj.path < b.obj.path ? -1 : 1))
    .map(({ obj, indexes }): Found => ({ node: obj.node, path: obj.path, indexes: [...indexes] }));
  // Its folding of exotic letters is its own: what it does not see matched all the same.
  const seen = new Set(hits.map((hit) => hit.node));
  const unseen = targets.filter(({ node }) => !seen.has(node));
  return [...hits, ...unseen.map(({ node, path }): Found => ({ node, path, indexes: [] }))];
}

import type { Comparison } from '../../compare/comparison.ts';
import type { ChangeClass } from '../../model/change.ts';
import { filterOf } from './filter.ts';
import { matchBits, matchingNodes } from './matchingNodes.ts';
import { isAllNew, kindOf, type RowOptions } from './rowOptions.ts';

/** Bits of `ShownNodes.bits`. */
export const shownBits = {
  /** The node has a row: it is shown itself or leads to something that is. */
  row: 1,
  /** At or below the node the filter finds something that it does not find in the folder's path already. */
  fresh: 2,
  /** At or below the node is something that is no folder. */
  content: 4,
  /** A link without bytes of its own: a symlink, or a hard link whose file has the bytes. Not handed on to folders. */
  link: 8,
} as const;

/** Which nodes a comparison's rows are made of, in columns by node; the tree as it is drawn, before folds. */
export type ShownNodes = {
  readonly bits: Uint8Array;
  /** Bytes of what is shown at and below the node; what is removed counts only into folders that are removed too. */
  readonly bytes: Float64Array;
  /** How many children have rows, and one of them. */
  readonly children: Uint32Array;
  readonly child: Int32Array;
  /** Paths that are left out because they are unchanged. The root is counted nowhere: it has no path. */
  readonly unchanged: number;
  /** Paths and files that are shown themselves, of so many before the filter. */
  readonly paths: number;
  readonly files: number;
  readonly of: number;
};

type Options = Pick<RowOptions, 'changesOnly' | 'shown' | 'filter'>;

const cache = new WeakMap<Comparison, Map<string, ShownNodes>>();
/** With the filter and without it: bars keep the scale of the whole. */
const kept = 2;

/** One pass over the table, bottom up; kept for the comparison, because folding and sorting ask again. */
export function shownNodes(comparison: Comparison, options: Options): ShownNodes {
  const all = isAllNew(comparison);
  const key = [all || !options.changesOnly, [...options.shown].sort(), options.filter.trim()].join('\0');
  let answers = cache.get(comparison);
  if (!answers) cache.set(comparison, (answers = new Map()));
  const answer = answers.get(key) ?? marked(comparison, options);
  answers.delete(key);
  answers.set(key, answer);
  for (const old of answers.keys()) if (answers.size > kept) answers.delete(old);
  return answer;
}

function marked(comparison: Comparison, options: Options): ShownNodes {
  const { after, before, length } = comparison;
  const bits = new Uint8Array(length);
  const bytes = new Float64Array(length);
  const children = new Uint32Array(length);
  const child = new Int32Array(length);
  const filter = filterOf(options.filter);
  const matches = filter.words.length > 0 ? matchingNodes(after, filter) : undefined;
  const shows = shownTest(comparison, options);
  let [paths, files, of, unchanged] = [0, 0, 0, 0];
  for (let node = length - 1; node > 0; node--) {
    const isRemoved = !after.has(node);
    if (isRemoved && !before.has(node)) continue;
    const own = comparison.class(node);
    if (!shows(own)) {
      if (own === 'unchanged') unchanged++;
    } else {
      of++;
      if (!matches || matches[node]! & matchBits.passes) {
        const kind = kindOf(comparison, node);
        paths++;
        if (kind === 'file') files++;
        bits[node]! |= shownBits.row;
        if (kind !== 'directory') bits[node]! |= shownBits.content;
        if (kind === 'symlink' || (kind === 'hardlink' && comparison.size(node) === 0)) bits[node]! |= shownBits.link;
        if (matches && matches[node]! & matchBits.fresh) bits[node]! |= shownBits.fresh;
        bytes[node]! += comparison.size(node);
      }
    }
    if (!(bits[node]! & shownBits.row)) continue;
    const parent = after.parent(node);
    bits[parent]! |= bits[node]! & ~shownBits.link;
    children[parent]!++;
    child[parent] = node;
    if (isRemoved === !after.has(parent)) bytes[parent]! += bytes[node]!;
  }
  return { bits, bytes, children, child, unchanged, paths, files, of };
}

/** Whether paths of a class have rows of their own. */
function shownTest(comparison: Comparison, { changesOnly, shown }: Options): (own: ChangeClass) => boolean {
  if (isAllNew(comparison)) return () => true;
  return (own) => {
    // A file whose contents nobody has compared yet may be modified: it is never hidden as if it were not.
    if (own === 'unknown') return shown.has('unknown') || shown.has('modified');
    // With everything shown, what is shipped again is a part of the file system like what is unchanged.
    if (own === 'unchanged' || (own === 'touched' && !shown.has(own))) return !changesOnly;
    return shown.has(own);
  };
}

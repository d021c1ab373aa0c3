import { type ImageComparison, type PairClass, pairClasses } from '../../../compare/imageComparison.ts';
import { finished, inRanges, type Steps } from '../../../compare/steps.ts';
import { kindNumber } from '../../../layers/rows.ts';
import { matchBits } from '../../rows/matchingNodes.ts';
import { findingPairs } from './matchingPairs.ts';
import type { PairOptions } from './pairOptions.ts';

/** Bits of `ShownPairs.bits`; those of what lies below are handed on, but for `link`. */
export const pairBits = {
  /** The pair has a row: it is shown itself or leads to something that is. */
  row: 1,
  /** At or below it the filter finds something that it does not find in the folder's path already. */
  fresh: 2,
  /** On each side that has it a link without bytes of its own. */
  link: 4,
  /** At or below it the two images meet: a pair of both, or a file whose bytes stand, or may stand, elsewhere on the other side. */
  meets: 8,
} as const;

/** Which pairs the rows are made of, in columns by pair; the tree as it is drawn, before folds. */
export type ShownPairs = {
  readonly bits: Uint8Array;
  /** How many children have rows, and one of them. */
  readonly children: Uint32Array;
  readonly child: Int32Array;
  /** Pairs that have rows below them, what lies deeper first, the root last. */
  readonly folders: readonly number[];
  /** How many of the children are links without rows of their own below, as far as a byte counts. */
  readonly links: Uint8Array;
  /** Bytes of what the filter matches at and below the pair on each side; undefined without a filter. */
  readonly matched: { readonly left: Float64Array; readonly right: Float64Array } | undefined;
  /** Pairs left out because they are the same. */
  readonly same: number;
  /** Pairs that are shown themselves, of so many before the filter. */
  readonly paths: number;
  readonly of: number;
};

type Options = Pick<PairOptions, 'differencesOnly' | 'shown' | 'filter'>;

const cache = new WeakMap<ImageComparison, Map<string, ShownPairs>>();
/** Without a filter, with the one before and with the one that is typed. */
const kept = 3;

/** One pass over the pairs, bottom up; kept for the comparison, because folding and sorting ask again. */
export function shownPairs(comparison: ImageComparison, options: Options): ShownPairs {
  return finished(showingPairs(comparison, options));
}

/** Whether that is at hand. */
export function isShownKnown(comparison: ImageComparison, options: Options): boolean {
  return cache.get(comparison)?.has(keyOf(options)) ?? false;
}

/** The same in steps, so that keys and frames come between them. */
export function* showingPairs(comparison: ImageComparison, options: Options): Steps<ShownPairs> {
  let answers = cache.get(comparison);
  if (answers === undefined) cache.set(comparison, (answers = new Map()));
  const key = keyOf(options);
  const shown = answers.get(key) ?? (yield* marked(comparison, options));
  answers.delete(key);
  answers.set(key, shown);
  for (const old of answers.keys()) if (answers.size > kept) answers.delete(old);
  return shown;
}

function keyOf({ differencesOnly, shown, filter }: Options): string {
  return [differencesOnly, [...shown].sort(), filter.trim()].join('\0');
}

function* marked(comparison: ImageComparison, options: Options): Steps<ShownPairs> {
  const matches = yield* findingPairs(comparison, options.filter);
  const marking = new Marking(comparison, matches !== undefined);
  const shows = pairClasses.map(shownTest(options));
  const { classes } = comparison.columns;
  const last = comparison.length - 1;
  yield* inRanges(0, last, (from, to) => {
    for (let pair = last - from; pair > last - to; pair--) {
      if (shows[classes[pair]!]!) marking.count(pair, matches === undefined ? matchBits.passes : matches[pair]!);
      else if (classes[pair] === same) marking.same++;
      marking.handOn(pair);
    }
  });
  marking.folders.push(0);
  return marking;
}

const same = pairClasses.indexOf('same');
const moved = pairClasses.indexOf('moved-same');
const unknown = pairClasses.indexOf('unknown');

/** The columns while they are filled, children before their parents. */
class Marking implements ShownPairs {
  readonly bits: Uint8Array;
  readonly children: Uint32Array;
  readonly child: Int32Array;
  readonly folders: number[] = [];
  readonly links: Uint8Array;
  readonly matched: { readonly left: Float64Array; readonly right: Float64Array } | undefined;
  same = 0;
  paths = 0;
  of = 0;
  readonly #comparison: ImageComparison;
  readonly #columns: ImageComparison['columns'];

  constructor(comparison: ImageComparison, isFiltered: boolean) {
    const { length } = comparison;
    this.#comparison = comparison;
    this.#columns = comparison.columns;
    this.bits = new Uint8Array(length);
    this.children = new Uint32Array(length);
    this.child = new Int32Array(length);
    this.links = new Uint8Array(length);
    this.matched = isFiltered ? { left: new Float64Array(length), right: new Float64Array(length) } : undefined;
  }

  /** Counts a pair of a class that is shown, when the filter lets it pass. */
  count(pair: number, match: number): void {
    this.of++;
    if (!(match & matchBits.passes)) return;
    this.paths++;
    this.bits[pair]! |= pairBits.row | this.#bitsOf(pair) | (match & matchBits.fresh ? pairBits.fresh : 0);
    if (this.matched === undefined) return;
    const { left, right } = this.#comparison.size(pair);
    this.matched.left[pair]! += left;
    this.matched.right[pair]! += right;
  }

  #bitsOf(pair: number): number {
    const { left, right } = this.#comparison;
    const { leftNode, rightNode, leftKind, rightKind, classes } = this.#columns;
    const [one, other] = [leftNode[pair]!, rightNode[pair]!];
    const isLink = (one < 0 || isLinkAt(left, leftKind, one)) && (other < 0 || isLinkAt(right, rightKind, other));
    const own = classes[pair];
    return (isLink ? pairBits.link : 0) | (own === moved || own === unknown ? pairBits.meets : 0);
  }

  /** Tells the parent of a pair that has a row. A folder of both is where they meet, also when all that it shows is new. */
  handOn(pair: number): void {
    if (!(this.bits[pair]! & pairBits.row)) return;
    const { parent, leftNode, rightNode } = this.#columns;
    const isOfBoth = leftNode[pair]! >= 0 && rightNode[pair]! >= 0;
    const bits = (this.bits[pair]! |= isOfBoth ? pairBits.meets : 0);
    const above = parent[pair]!;
    if (this.children[pair]! > 0) this.folders.push(pair);
    else if (bits & pairBits.link && this.links[above]! < 0xff) this.links[above]!++;
    this.bits[above]! |= bits & ~pairBits.link;
    this.children[above]!++;
    this.child[above] = pair;
    if (this.matched === undefined) return;
    this.matched.left[above]! += this.matched.left[pair]!;
    this.matched.right[above]! += this.matched.right[pair]!;
  }
}

/** Hard links count as links where another name has their bytes. `kind`: looked through hard links. */
function isLinkAt(tree: ImageComparison['left'], kind: Uint8Array, node: number): boolean {
  if (kind[node] === kindNumber.symlink) return true;
  if (tree.stack.paths.isLinked[tree.versions[node]!] !== 1) return false;
  return tree.kind(node) === 'hardlink';
}

/** Whether pairs of a class have rows of their own. What nobody has compared yet may differ: it is hidden with what differs only. */
function shownTest({ differencesOnly, shown }: Options): (own: PairClass) => boolean {
  return (own) => {
    if (own === 'same') return !differencesOnly;
    return shown.has(own === 'unknown' ? 'different' : own);
  };
}

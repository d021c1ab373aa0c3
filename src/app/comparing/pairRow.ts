import type { PairClass, PairCounts } from '../../compare/imageComparison.ts';
import type { SideName } from '../../model/sideName.ts';

/** What one side has of a row. Names and targets are latin1. */
export type PairSide = {
  readonly what: 'root' | 'directory' | 'file' | 'link' | 'special' | 'farm';
  /** Names of a single-child chain, outermost first; a farm and the root have none. */
  readonly names: readonly string[];
  /** Bytes at and below; absent for links and rows of links. */
  readonly size?: number;
  /** Target of a link as stored, of a hard link the path of its file, of what is seen through a link where it is, of a row of links theirs. */
  readonly target?: string;
};

/** One row of the comparison's Files, before anything is cut or coloured. */
export type PairRow = {
  /** What the cursor holds on to. */
  readonly key: string;
  /** Pair of the comparison; of a row of links that of its directory. */
  readonly pair: number;
  /** Levels below the root row, which has depth 0; its children have depth 0 too. */
  readonly depth: number;
  /** For directories and rows of links: whether they are unfolded. */
  readonly open?: boolean;
  /** What the sign says; a folder that is the same but holds differences reads `different`. */
  readonly class: PairClass;
  /** Absent where the image has no such path. */
  readonly left?: PairSide;
  readonly right?: PairSide;
  /** For `moved-same`: where the same bytes stand on the other side, latin1. */
  readonly partner?: { readonly side: SideName; readonly path: string };
  /** Classes of the paths below a folder. */
  readonly counts?: PairCounts;
  /** Names in a row of links. */
  readonly members?: readonly string[];
};

/** As much of a row as tells whether `n` stops there. */
export type PairSpot = Pick<PairRow, 'open' | 'class' | 'counts'> & {
  readonly isRoot: boolean;
  /** Both images have it. */
  readonly isOfBoth: boolean;
};

/** The rows of Files, made once per change of the state. */
export type PairRows = {
  readonly length: number;
  at(index: number): PairRow;
  /** Index of the row with this key, or of its nearest shown parent; never -1 while there are rows. */
  indexOf(key: string): number;
  /** Bytes of a row that is no folder on the larger side; undefined for folders. */
  fileSize(index: number): number | undefined;
  /** The next row in a direction where `n` may stop; only rows that differ, or fold what does, are asked when there is no filter. */
  next(from: number, by: 1 | -1, isStop: (spot: PairSpot) => boolean): number | undefined;
  /** Pairs that are not shown because they are the same. */
  readonly same: number;
  /** What the filter matches, when there is one. */
  readonly matched?: {
    readonly paths: number;
    readonly of: number;
    readonly left: number;
    readonly right: number;
  };
};

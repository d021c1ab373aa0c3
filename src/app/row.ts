import type { ChangeClass, Counts } from '../model/change.ts';

/** One row of the Files pane, before anything is cut or coloured. */
export type TreeRow = {
  /** What the cursor holds on to: the path of the last name, or `DIRECTORY\0TARGET` for a farm. */
  readonly key: string;
  /** Node of the stack; for a farm its directory. */
  readonly node: number;
  /** Levels below the root row, which has depth 0; its children have depth 0 too and are drawn without indent. */
  readonly depth: number;
  readonly what: 'root' | 'directory' | 'file' | 'link' | 'special' | 'farm';
  /** Names of a single-child chain, outermost first; latin1. One name for most rows; a farm has none. */
  readonly names: readonly string[];
  /** For directories and farms: whether they are unfolded. Absent for what cannot be. */
  readonly open?: boolean;
  readonly class: ChangeClass;
  /** Bytes shown in the size column: of what is shown below a folder; absent for links and farms of links. */
  readonly size?: number;
  /** The size is of bytes that are hidden (a removed path) and counts into no folder. */
  readonly hidden: boolean;
  /** Classes of the paths below a folder, for its chips. */
  readonly counts?: Counts;
  /** Link target as stored (latin1); the path of the file for a hard link. */
  readonly target?: string;
  /** Names in a farm. */
  readonly members?: readonly string[];
};

/** As much of a row as tells whether `n` stops there. */
export type RowSpot = Pick<TreeRow, 'what' | 'open' | 'class' | 'counts'>;

/** The rows of the Files pane, made once per change of the state, not per frame. */
export type TreeRows = {
  readonly length: number;
  at(index: number): TreeRow;
  /** Index of the row with this key, or of its nearest shown parent; never -1 while there are rows. */
  indexOf(key: string): number;
  /** Size of a row that is no folder; undefined for folders. */
  leafSize(index: number): number | undefined;
  /** The next row in a direction where `n` may stop; only rows that changed, or fold what did, are asked when there is no filter. */
  next(from: number, by: 1 | -1, isStop: (spot: RowSpot) => boolean): number | undefined;
  /** Largest size on this screen: bars share one scale. */
  readonly largest: number;
  /** Paths at this layer that are not shown because they are unchanged. */
  readonly unchanged: number;
  /** What the filter matches, when there is one. */
  readonly matched?: { readonly paths: number; readonly files: number; readonly bytes: number; readonly of: number };
};

/** One row of the Layers pane. */
export type LayerRow = {
  /** 0 for `all`, else the layer's position; steps carry their layer's. */
  readonly position: number;
  readonly what: 'all' | 'layer' | 'step';
  readonly size: number;
  /** Instruction without noise, or `name version` of Nix store paths. Raw text. */
  readonly text: string;
  /** In the marked range. */
  readonly marked: boolean;
};

/** One line of Details: a label and a text, a heading, or the continuation of either. Raw texts, not cut; latin1 paths already readable. */
export type DetailLine = {
  readonly label?: string;
  readonly text: string;
  readonly tone?: 'heading' | 'plain' | 'dim' | 'problem';
  /** One line, cut in its middle where there is no room: for what names a path beside other things. */
  readonly cut?: true;
  /** Chips drawn behind the text's first column: `+1 ~2 -3`. */
  readonly chips?: Counts;
  /** What the chips count, where that is one kind of change to one kind of thing: `+1 file`. */
  readonly counted?: string;
  readonly after?: string;
};

import type { PackageReport } from '../../analysis/packages/packageReport.ts';
import type { FileDifference } from '../../compare/fileDifference.ts';
import type { ImageComparison, PairClass } from '../../compare/imageComparison.ts';
import type { ImageEquality } from '../../compare/imageEquality.ts';
import type { ContentAnswer, ContentQuestions } from '../../layers/contentAnswer.ts';
import type { Stack } from '../../layers/stack.ts';
import type { SideName } from '../../model/sideName.ts';
import type { Digests } from '../digests.ts';
import type { HelpOverlay, ProblemsOverlay, ShowOverlay } from '../overlay.ts';
import type { Listed } from '../rows/listed.ts';

export const tabs = ['summary', 'files', 'layers', 'packages', 'config'] as const;

export type Tab = (typeof tabs)[number];

/** One of the two images. */
export type Side = {
  readonly stack: Stack;
  /** Position of the layer where the side ends: the number of its layers, until somebody chooses another. */
  readonly end: number;
  /** Whom the bytes at this end belong to; absent while nobody has read it. */
  readonly packages?: PackageReport;
  readonly digests?: Digests;
  /** What a person must know of where it comes from (the demo's stand-ins). */
  readonly remark?: string;
};

/** What is compared. */
export type Sight = { readonly left: Side; readonly right: Side; readonly through: boolean };

/** Two images side by side. */
export type Comparing = {
  readonly kind: 'comparing';
  readonly left: Side;
  readonly right: Side;
  /** Links are looked through: a path is what a process that opens it gets. */
  readonly through: boolean;
  /** What is known about equal contents; grows while a person looks. */
  readonly equality: ImageEquality;
  /** The comparison of these sides where it was made beside the screen; absent for small images, compared when asked. */
  readonly made?: Made;
  /** The one that was made before links were looked through, or not any more. */
  readonly former?: Made;
  /** The comparison that is being made beside the screen; `flipped`: the images were swapped since it began. */
  readonly making?: { readonly id: number; readonly flipped: boolean };
  /** Where the sides shall end, and how they are seen, once that is compared. */
  readonly wanted?: Sight;
  readonly reading: ContentReading;
  readonly tab: Tab;
  readonly summary: SummaryTab;
  readonly files: PairsTab;
  readonly layers: ListTab;
  readonly packages: ListTab;
  readonly config: ListTab;
  /** First line of the lower pane. */
  readonly lower: { readonly top: number };
  /** The pane has the whole body. */
  readonly zoomed: boolean;
  /** The filter of the tab is being typed, and what Esc goes back to. */
  readonly typing?: { readonly before: string; readonly cursor: string };
  readonly overlay?: ComparingOverlay;
  /** Where Backspace returns to, the last jump last. */
  readonly jumps: readonly PairJump[];
};

/** A comparison, and what must be read so that it depends on nothing unread. */
export type Made = { readonly comparison: ImageComparison; readonly questions: ContentQuestions };

/** Where a jump started: the tab, and the key of the row in Files; where it moved the sides' ends, those before. */
export type PairJump = {
  readonly tab: Tab;
  readonly cursor: string;
  readonly ends?: { readonly left: number; readonly right: number };
};

/** What is being read in the background, by the numbers of the effects. */
export type ContentReading = {
  /** Ends that contents were asked for, as `left-right`. */
  readonly asked: ReadonlySet<string>;
  /** The question under way; its answers wait until they are many enough to make the comparison anew. */
  readonly contents?: {
    readonly id: number;
    readonly waiting: readonly (readonly ContentAnswer[])[];
    readonly waitingCount: number;
    readonly counted: number;
    /** The images were swapped since it began: its answers are told the other way round. */
    readonly flipped: boolean;
    /** No more answers come. */
    readonly done: boolean;
  };
  /** The comparison whose files of no package were summed up ahead. */
  readonly summed?: ImageComparison;
  readonly packages: { readonly [S in SideName]?: { readonly id: number; readonly end: number } };
};

export type Breakdown = 'package' | 'folder' | 'layer';

export type SummaryTab = {
  /** What the bars tell: the difference by package, folder or layer. */
  readonly by: Breakdown;
  /** Number of the line among those that lead somewhere. */
  readonly cursor: number;
  readonly top: number;
};

export type PairSort = 'difference' | 'left' | 'right' | 'name';

export type PairsTab = {
  /** What a filter finds in large images is looked for beside the screen: rows are of the one before meanwhile. */
  readonly listed?: Listed;
  /**
   * Key of the row: `LEFTPATH\0RIGHTPATH` (latin1, empty where the side has none; both are empty for the root), for a
   * row of links followed by `\0TARGET`.
   */
  readonly cursor: string;
  /** Folds a person made: directories by `foldKey`, rows of links by their key. */
  readonly folds: ReadonlyMap<number | string, boolean>;
  /** Directories unfolded by the program, as far as they fit: `foldKey`s. */
  readonly unfolded: ReadonlySet<number>;
  /** Only what differs. */
  readonly differencesOnly: boolean;
  /** Classes that are shown; `differencesOnly` decides about `same`. */
  readonly shown: ReadonlySet<PairClass>;
  readonly farms: boolean;
  readonly binarySizes: boolean;
  readonly sort: PairSort;
  readonly reversed: boolean;
  /** One column of names with both sizes, also where two would fit. */
  readonly oneColumn: boolean;
  readonly filter: string;
  readonly top: number;
};

/** A tab that is a list of rows. */
export type ListTab = {
  /** Key of the row under the cursor; empty until somebody moves it: the first difference. */
  readonly cursor: string;
  readonly top: number;
  /** Keys of the rows that are unfolded: a run of shared layers, the small packages. */
  readonly unfolded: ReadonlySet<string>;
  readonly sort: 'usual' | 'name';
  readonly reversed: boolean;
  /** Whether rows of what is the same on both sides are left out. */
  readonly differencesOnly: boolean;
  readonly filter: string;
};

export type ComparingOverlay = HelpOverlay | ShowOverlay | ProblemsOverlay | BothOverlay | ValueOverlay;

/** Enter on a file that differs: both sides. */
export type BothOverlay = {
  readonly kind: 'both';
  /** Key of the row. */
  readonly key: string;
  /** The effect that reads both sides. */
  readonly id: number;
  /** Absent while it is read. */
  readonly difference?: FileDifference;
  readonly top: number;
};

/** Enter on a field of the configs: its whole value on both sides. Raw texts. */
export type ValueOverlay = {
  readonly kind: 'value';
  readonly title: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly top: number;
};

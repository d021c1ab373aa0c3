import type { Waste } from '../analysis/waste.ts';
import type { Answer, Equality } from '../compare/equality.ts';
import type { Stack } from '../layers/stack.ts';
import type { ChangeClass } from '../model/change.ts';
import type { Image } from '../model/image.ts';
import type { ImageChoice, Progress } from '../model/openImage.ts';
import type { SideName } from '../model/sideName.ts';
import type { Comparing, Made } from './comparing/comparing.ts';
import type { Digests } from './digests.ts';
import type { PaneName, Size } from './layout.ts';
import type { HelpOverlay, ProblemsOverlay, ShowOverlay } from './overlay.ts';
import type { Listed } from './rows/listed.ts';

/** Everything the program knows. A value: `update` makes the next one. */
export type State = {
  readonly size: Size;
  readonly screen: Screen;
  /** The explorer from which a comparison was opened: `q` on the comparison, and Esc while its second image is opened, go back to it. */
  readonly explorer?: Browsing;
  /** The digests of these images are being checked, or were. */
  readonly checking?: { readonly id: number; readonly stacks: readonly Stack[] };
  /** Two images that are being opened while a person looks at one of them. */
  readonly opening?: Opening;
  /** The footer's answer to the last key, for two seconds. */
  readonly notice?: Notice;
  /** Number of the next effect; an answer with another number is stale and dropped. */
  readonly nextId: number;
};

export type Notice = { readonly id: number; readonly text: string; readonly tone: 'plain' | 'problem' };

export type Screen = Picking | Loading | Browsing | Comparing | Failed;

/** An archive with several images, or the engine's images when none was named. */
export type Picking = {
  readonly kind: 'picking';
  /** The load that waits for the answer. */
  readonly id: number;
  readonly reference: string;
  readonly choices: readonly ImageChoice[];
  readonly cursor: number;
  /** Of the comparison that is being opened. */
  readonly sides?: LoadingSides;
  /** Which of the two is asked about. */
  readonly side?: SideName;
};

export type Loading = {
  readonly kind: 'loading';
  readonly id: number;
  readonly reference: string;
  readonly progress: Progress;
  /** Two images are being opened for a comparison; `progress` is then of no side. */
  readonly sides?: LoadingSides;
};

/** Both sides, and how many layers they have in common that were read once. */
export type LoadingSides = { readonly [S in SideName]: LoadingSide } & { readonly spared?: number };

/** One of two images that are being opened. */
export type LoadingSide = {
  readonly reference: string;
  readonly progress: Progress;
  /** It is read: where it was found, and what it has. */
  readonly read?: {
    readonly source: string;
    readonly size: number;
    readonly layers: number;
    readonly entries: number;
    readonly stack: Stack;
    readonly remark?: string;
  };
};

/** One image of a comparison, read. */
export type LoadedSide = { readonly stack: Stack; readonly remark?: string };

/** Both images of a comparison; of `loadSecond` the left stack is the explorer's. `made`: large ones are compared already. */
export type LoadedPair = {
  readonly type: 'loadedPair';
  readonly id: number;
  readonly left: LoadedSide;
  readonly right: LoadedSide;
  readonly made?: Made;
  /** Links are looked through from the start. */
  readonly through?: boolean;
};

/** The screen of two images being opened, in the background. */
export type Opening = {
  readonly screen: Loading | Picking;
  /** The explorer that a person looks at is the one from which the second image was asked for: it comes below the comparison again. */
  readonly fromExplorer: boolean;
  /** Both are there. */
  readonly loaded?: LoadedPair;
};

/** Nothing could be opened: the sentence and what to try. */
export type Failed = { readonly kind: 'failed'; readonly message: string; readonly hint: string };

export type Browsing = {
  readonly kind: 'browsing';
  readonly image: Image;
  readonly stack: Stack;
  /** What is known about equal contents; grows while a person looks. */
  readonly equality: Equality;
  readonly reading: Reading;
  readonly waste: Waste;
  readonly digests?: Digests;
  /** Said in the Details of the image: what a person must know of where it comes from (the demo's stand-ins). */
  readonly remark?: string;
  /** The other image of the same source, at hand with `X`; absent when there is none. */
  readonly other?: string;
  readonly focus: PaneName;
  readonly zoomed: boolean;
  readonly layers: LayersPane;
  readonly files: FilesPane;
  readonly details: { readonly top: number };
  /** The pane whose filter is being typed, and what Esc goes back to. */
  readonly typing?: { readonly pane: 'layers' | 'files'; readonly before: string; readonly place: Place };
  readonly overlay?: Overlay;
  /** Where Backspace returns to, the last jump last. */
  readonly jumps: readonly Place[];
};

/** What has been asked about equal contents. */
export type Reading = {
  /** Steps whose unknown pairs were asked for, as `before-after`. */
  readonly asked: ReadonlySet<string>;
  readonly pending: ReadonlyMap<number, Asked>;
};

/** An effect whose answers have not all come. */
export type Asked = {
  /** The step it asks about. */
  readonly step: string;
  /** Pairs that are still open. */
  readonly left: number;
  /** Answers that are not counted yet: while the step is not on screen they wait for the rest. */
  readonly waiting: readonly (readonly Answer[])[];
};

export type Place = { readonly layer: number; readonly path: string };

export type LayersPane = {
  /** 0: the row `all`; else a layer's position. */
  readonly cursor: number;
  /** Position where a range starts; every view then shows mark … cursor as one step. */
  readonly mark?: number;
  readonly sort: 'number' | 'size';
  readonly reversed: boolean;
  readonly filter: string;
  /** First line shown. */
  readonly top: number;
  /** Whether metadata-only steps are shown below their layer. */
  readonly steps: boolean;
};

export type FileSort = 'size' | 'name' | 'change';

/**
 * Directories by node, rows of links by key. Not by path: `Z` names every directory, and the paths of an image that
 * nests a hundred thousand deep have gigabytes.
 */
export type Folds = ReadonlyMap<number | string, boolean>;

export type FilesPane = {
  /** What a filter finds in a large image is looked for beside the screen: rows are of the one before meanwhile. */
  readonly listed?: Listed;
  /** Key of the row: its path (latin1), or for a row of links `DIRECTORY\0TARGET`. */
  readonly cursor: string;
  /** The path the cursor had before a change of layer hid it: it goes back there when the path comes back. */
  readonly held?: string;
  /** Folds a person made, and whether they are open. They hold over layers, because nodes do. */
  readonly folds: Folds;
  /** Directories unfolded by the program when the layer was opened, as far as they fit. */
  readonly unfolded: ReadonlySet<number>;
  readonly changesOnly: boolean;
  /** Classes that are shown; `c` puts in and takes out what a step did not change. */
  readonly shown: ReadonlySet<ChangeClass>;
  /** Mode and owner; undefined: from 160 columns on. */
  readonly attributes?: boolean;
  /** Four or more links to one target in one folder as one row. */
  readonly farms: boolean;
  readonly binarySizes: boolean;
  readonly sort: FileSort;
  readonly reversed: boolean;
  readonly filter: string;
  readonly top: number;
};

export type Overlay = HelpOverlay | FindOverlay | ShowOverlay | ProblemsOverlay | EntryOverlay | SecondOverlay;

/** `f`: all paths of all layers. */
export type FindOverlay = {
  readonly kind: 'find';
  readonly query: string;
  /** The search whose answer is awaited or shown. */
  readonly id: number;
  readonly hits: readonly Hit[];
  /** How many paths matched in all, of how many. */
  readonly matched: number;
  readonly of: number;
  readonly cursor: number;
  /** The layer that Enter goes to, when Tab chose one; 0: the image. */
  readonly layer?: number;
  readonly top: number;
};

/** One found path: a node of the stack and which characters of the readable path matched. */
export type Hit = { readonly node: number; readonly path: string; readonly indexes: readonly number[] };

/** Enter on a file: its details whole. */
export type EntryOverlay = { readonly kind: 'entry'; readonly path: string; readonly top: number };

/** `C`: the image to compare with: one of a list, or what is typed. */
export type SecondOverlay = {
  readonly kind: 'second';
  readonly query: string;
  /** The effect that lists images. */
  readonly id: number;
  /** Undefined while nobody has listed them. */
  readonly choices?: readonly SecondChoice[];
  readonly cursor: number;
  readonly top: number;
};

/** An image that can be named. Texts raw. */
export type SecondChoice = {
  /** What `loadSecond` takes. */
  readonly reference: string;
  /** Where the name comes from: `opened before`, `docker (context default)`, `the same archive`. */
  readonly from: string;
  readonly size?: number;
};

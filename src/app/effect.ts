import type { PackageReport } from '../analysis/packages/packageReport.ts';
import type { Comparison } from '../compare/comparison.ts';
import type { ImageComparison } from '../compare/imageComparison.ts';
import type { ImageEquality } from '../compare/imageEquality.ts';
import type { ContentAnswer, ContentQuestions } from '../layers/contentAnswer.ts';
import type { Stack, VersionPair } from '../layers/stack.ts';
import type { SideName } from '../model/sideName.ts';
import type { PairOptions } from './comparing/rows/pairOptions.ts';
import type { RowOptions } from './rows/rowOptions.ts';

/** What the program wants done. Data: `cli/perform` is the only interpreter, and every effect with an id answers with a message. */
export type Effect =
  /** Opens what the command line named (or, with `other`, the other image of the same source): progressed*, offered?, loaded | failed. */
  | { readonly type: 'load'; readonly id: number; readonly reference: string; readonly other?: boolean }
  /** Answers `offered`: which of the choices. */
  | { readonly type: 'choose'; readonly id: number; readonly index: number }
  /** Reads the contents of pairs of versions: compared*, the last one with `last`, also when there are no pairs. */
  | {
      readonly type: 'compare';
      readonly id: number;
      readonly stack: Stack;
      readonly pairs: readonly VersionPair[];
    }
  /** Opens the two images that the command line named: progressed (with a side)*, offered?, loadedPair | failed. */
  | { readonly type: 'loadPair'; readonly id: number; readonly left: string; readonly right: string }
  /** Opens one more image beside the explorer's, which stays open: progressed (right)*, offered?, loadedPair | failed. */
  | { readonly type: 'loadSecond'; readonly id: number; readonly left: Stack; readonly reference: string }
  /** Lists images that can be compared with: listed. */
  | { readonly type: 'listImages'; readonly id: number }
  /** Reads contents of two images: comparedPair*, the last one with `last`. The stacks say which image a version is of. */
  | {
      readonly type: 'comparePair';
      readonly id: number;
      readonly left: Stack;
      readonly right: Stack;
      readonly questions: ContentQuestions;
    }
  /** Compares two large images as their layers up to `end` leave them, links looked `through` or not, with these answers more than is known: imagesCompared. */
  | {
      readonly type: 'compareImages';
      readonly id: number;
      readonly left: { readonly stack: Stack; readonly end: number };
      readonly right: { readonly stack: Stack; readonly end: number };
      readonly through: boolean;
      readonly equality: ImageEquality;
      readonly answers: readonly (readonly ContentAnswer[])[];
      /** What is to be shown of it. */
      readonly options: PairOptions;
    }
  /** Reads whom the bytes of the tree after a layer belong to: packages. */
  | {
      readonly type: 'readPackages';
      readonly id: number;
      readonly side: SideName;
      readonly stack: Stack;
      readonly position: number;
    }
  /** Reads a file of each side (the path in the tree after a layer) and holds them against each other: pairRead. */
  | { readonly type: 'readPair'; readonly id: number; readonly left: FilePlace; readonly right: FilePlace }
  /** The second image of a comparison is not looked at any more: its file can be closed. Answers nothing. */
  | { readonly type: 'closeSecond'; readonly stack: Stack }
  /** Searches all paths: found. The latest query wins. */
  | { readonly type: 'find'; readonly id: number; readonly stack: Stack; readonly query: string }
  /** Checks the digests of every layer of these images, in the background: verified*. */
  | { readonly type: 'verify'; readonly id: number; readonly stacks: readonly Stack[] }
  /** Sums up the files of no package before somebody asks for them: answers nothing, what it finds is kept. */
  | {
      readonly type: 'sumUnowned';
      readonly id: number;
      readonly comparison: ImageComparison;
      readonly packages: { readonly [S in SideName]: PackageReport };
    }
  /** Looks for what a filter finds, beside the screen: matched, when that is at hand. */
  | { readonly type: 'matchPaths'; readonly id: number; readonly comparison: Comparison; readonly options: RowOptions }
  | {
      readonly type: 'matchPairs';
      readonly id: number;
      readonly comparison: ImageComparison;
      readonly options: PairOptions;
    }
  /** noticeExpired after two seconds. */
  | { readonly type: 'expireNotice'; readonly id: number }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'suspend' }
  | { readonly type: 'redraw' }
  /** Leaves because nothing could be opened; the sentence is said again in the shell, where it stays. Exit code 2. */
  | { readonly type: 'giveUp'; readonly message: string; readonly hint: string }
  /** Leaves with this exit code. */
  | { readonly type: 'quit'; readonly code: number };

/** A file as its tree names it: latin1, links not yet followed. */
export type FilePlace = { readonly stack: Stack; readonly position: number; readonly path: string };

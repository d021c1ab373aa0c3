import type { PackageReport } from '../analysis/packages/packageReport.ts';
import type { Answer } from '../compare/equality.ts';
import type { FileDifference } from '../compare/fileDifference.ts';
import type { ContentAnswer } from '../layers/contentAnswer.ts';
import type { Stack } from '../layers/stack.ts';
import type { LayerVerdict } from '../model/layerVerdict.ts';
import type { ImageChoice, Progress } from '../model/openImage.ts';
import type { SideName } from '../model/sideName.ts';
import type { Action } from './action.ts';
import type { Made } from './comparing/comparing.ts';
import type { Size } from './layout.ts';
import type { Hit, LoadedPair, LoadingSide, SecondChoice } from './state.ts';

/**
 * A key as `view/` names it: one typed character (`a`, `G`, `/`, `é`), or `up down left right pageup pagedown home end
 * enter escape tab shift+tab backspace delete space`, or `ctrl+` and a lower-case letter, `ctrl+space`.
 */
export type Key = string;

/** What can happen: keys, answers of effects (they carry the id of their effect), and what commands ask for. */
export type Message =
  | Action
  | { readonly type: 'key'; readonly key: Key }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'resized'; readonly size: Size }
  /**
   * `side`, `read`: where two images are opened, of which one, and what it has once it is read; `spared`: layers of both
   * that were read once.
   */
  | {
      readonly type: 'progressed';
      readonly id: number;
      readonly progress: Progress;
      readonly side?: SideName;
      readonly read?: LoadingSide['read'];
      readonly spared?: number;
    }
  | {
      readonly type: 'offered';
      readonly id: number;
      readonly choices: readonly ImageChoice[];
      readonly side?: SideName;
    }
  | {
      readonly type: 'loaded';
      readonly id: number;
      readonly stack: Stack;
      readonly remark?: string;
      readonly other?: string;
      /** Position of the layer to open at, from `--layer`; 0 or absent: the row `all`. */
      readonly layer?: number;
    }
  | LoadedPair
  | ({ readonly type: 'imagesCompared'; readonly id: number } & Made)
  | { readonly type: 'listed'; readonly id: number; readonly choices: readonly SecondChoice[] }
  /** `last`: nothing more comes for this id. */
  | {
      readonly type: 'comparedPair';
      readonly id: number;
      readonly answers: readonly ContentAnswer[];
      readonly last?: boolean;
    }
  /** `more`: the same comes again with what takes longer. */
  | {
      readonly type: 'packages';
      readonly id: number;
      readonly side: SideName;
      readonly report: PackageReport;
      readonly more?: boolean;
    }
  | { readonly type: 'pairRead'; readonly id: number; readonly difference: FileDifference }
  | { readonly type: 'failed'; readonly id: number; readonly message: string; readonly hint: string }
  /** `last`: nothing more comes for this id. */
  | { readonly type: 'compared'; readonly id: number; readonly answers: readonly Answer[]; readonly last?: boolean }
  | {
      readonly type: 'found';
      readonly id: number;
      readonly hits: readonly Hit[];
      readonly matched: number;
      readonly of: number;
    }
  /** How far contents are that are fetched after the image was opened; without either: they are there. */
  | { readonly type: 'contents'; readonly progress?: Progress; readonly fault?: string }
  | {
      readonly type: 'verified';
      readonly id: number;
      readonly stack: Stack;
      readonly verdicts: readonly LayerVerdict[];
    }
  /** What a filter finds is at hand. */
  | { readonly type: 'matched'; readonly id: number }
  | { readonly type: 'noticeExpired'; readonly id: number };

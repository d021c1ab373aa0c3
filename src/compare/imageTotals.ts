import type { ConfigComparison } from './compareConfigs.ts';
import type { ImageComparison } from './imageComparison.ts';

export type FilesAndBytes = { readonly files: number; readonly bytes: number };
export type BothSides = {
  readonly leftFiles: number;
  readonly rightFiles: number;
  readonly leftBytes: number;
  readonly rightBytes: number;
};

/** Regular files of both images by class; hard links once. Left bytes = onlyLeft + same + different.left + movedSame.left + unknown.left. */
export type ImageTotals = {
  readonly onlyLeft: FilesAndBytes;
  readonly onlyRight: FilesAndBytes;
  readonly same: FilesAndBytes;
  readonly different: BothSides;
  readonly movedSame: BothSides;
  /** Nothing once all contents are known. */
  readonly unknown: BothSides;
};

export declare function imageTotals(comparison: ImageComparison): ImageTotals;

/** Whether nothing but times differs: every path, and the configs. */
export declare function sameButForTimes(comparison: ImageComparison, config: ConfigComparison): boolean;

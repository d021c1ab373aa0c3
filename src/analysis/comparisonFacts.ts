import type { LayerAlignment } from '../compare/alignLayers.ts';
import type { ConfigComparison, Run } from '../compare/compareConfigs.ts';
import type { ImageComparison } from '../compare/imageComparison.ts';
import type { ImageTotals } from '../compare/imageTotals.ts';
import type { Image } from '../model/image.ts';
import type { Census } from './census.ts';
import type { PackagePair } from './packagePairs.ts';
import type { PackageKind, PackageReport } from './packages/packageReport.ts';

export type Side = 'left' | 'right';

/** What a comparison of two images is made of, contents known. */
export type ComparisonInput = {
  readonly comparison: ImageComparison;
  readonly layers: LayerAlignment;
  readonly config: ConfigComparison;
  readonly packages: { readonly left: PackageReport; readonly right: PackageReport };
};

/**
 * What can be said about two images in a few sentences: numbers and names, no words. Screen and report each say them in
 * their own. Names of images are raw, paths latin1.
 */
export type ComparisonFacts = {
  /**
   * `identical`: nothing differs, not even times. `times`: nothing but times. `related`: they share layers. `apart`:
   * no layer is shared.
   */
  readonly relation: 'identical' | 'times' | 'related' | 'apart';
  readonly left: ImageFacts;
  readonly right: ImageFacts;
  readonly size: SizeFacts;
  readonly totals: ImageTotals;
  /** Paths that are the same in everything but their times. */
  readonly timesDiffer: number;
  /** Layers with one diff id on both sides; `whole`: all layers of this side are among them, and the other has more. */
  readonly shared: { readonly layers: number; readonly bytes: number; readonly whole: Side | null };
  /** What `docker run` starts on each side, where both have it: its file, and whether the bytes are equal. */
  readonly program: ProgramFacts | null;
  /** All packages of both, largest difference first, `none` last. */
  readonly packages: readonly PackagePair[];
  /** The same by what they were built from (openssl of libssl3 and libcrypto3), largest difference first, `none` last. */
  readonly origins: readonly OriginFacts[];
  /** Packages that only the larger image has, and what they are for; null when there are none or none is larger. */
  readonly carried: CarriedFacts | null;
  /** How many fields of the configs differ, env, labels, ports and volumes by key, times not counted. */
  readonly configFields: number;
};

export type ImageFacts = {
  readonly image: Image;
  /** Bytes that the layers ship: what `docker image ls` prints. */
  readonly size: number;
  /** Bytes of the final file system. */
  readonly visible: number;
  /** Bytes of the blobs as stored; null where they lie unpacked. */
  readonly packed: number | null;
  readonly census: Census;
  /** Paths that only this image has. */
  readonly only: Census;
  /** Layers with no layer of the same diff id on the other side, and their bytes. */
  readonly ownLayers: { readonly layers: number; readonly bytes: number };
  /** `Alpine Linux 3.19.4`, latin1. */
  readonly distribution: string | null;
  /** Packages by kind, most first, `none` left out. */
  readonly packages: readonly { readonly kind: PackageKind; readonly packages: number; readonly bytes: number }[];
  readonly shell: ToolFacts | null;
  readonly packageManager: ToolFacts | null;
  readonly run: Run;
  /** With an argument `x`. */
  readonly runWith: Run;
};

/** A tool by its usual path and the file that this leads to: `bin/sh`, `bin/busybox`. */
export type ToolFacts = { readonly path: string; readonly program: string };

export type SizeFacts = {
  readonly larger: Side | null;
  /** The larger by the smaller; null when the smaller is empty. */
  readonly ratio: number | null;
  /** Right minus left. */
  readonly difference: number;
};

export type ProgramFacts = {
  readonly left: string;
  readonly right: string;
  readonly leftSize: number;
  readonly rightSize: number;
  /** Undefined while nobody has looked. */
  readonly same: boolean | undefined;
};

export type OriginFacts = {
  readonly kind: PackageKind;
  /** Empty for `none`. */
  readonly name: string;
  /** How many packages there are on each side. */
  readonly packages: { readonly left: number; readonly right: number };
  readonly bytes: { readonly left: number; readonly right: number };
};

export type CarriedFacts = {
  readonly side: Side;
  /** Where the other image is not of the same one. */
  readonly distribution: string | null;
  readonly packages: number;
  readonly bytes: number;
  /** The origin that has most bytes among them, where it has more than one of ten. */
  readonly largest: { readonly name: string; readonly bytes: number } | null;
};

export declare function comparisonFacts(input: ComparisonInput): ComparisonFacts;

import type { LayerAlignment } from '../compare/alignLayers.ts';
import { alignmentUpTo } from '../compare/alignmentUpTo.ts';
import type { ConfigComparison, ConfigRow } from '../compare/compareConfigs.ts';
import type { ImageComparison } from '../compare/imageComparison.ts';
import { type ImageTotals, imageTotals, sameButForTimes } from '../compare/imageTotals.ts';
import { isClaimed } from '../compare/isClaimed.ts';
import { realTree } from '../layers/throughLinks.ts';
import type { Tree } from '../layers/tree.ts';
import { otherSide, type SideName } from '../model/sideName.ts';
import { differingTimes } from './differingTimes.ts';
import { type ImageFacts, imageFacts } from './imageFacts.ts';
import { onlyIn } from './onlyIn.ts';
import { type Origin, packageOrigins } from './packageOrigins.ts';
import { type PackagePair, packagePairs } from './packagePairs.ts';
import type { PackageReport } from './packages/packageReport.ts';
import { type ProgramFacts, programFacts } from './programFacts.ts';

/** What a comparison of two images is made of, contents known. */
export type ComparisonInput = {
  /** Whether every digest of both was checked and found right. */
  readonly verified?: boolean;
  readonly comparison: ImageComparison;
  readonly layers: LayerAlignment;
  readonly config: ConfigComparison;
  readonly packages: { readonly left: PackageReport; readonly right: PackageReport };
};

/**
 * What can be said about two images in a few sentences: numbers and names, no words; `words/` says them. Names of images
 * are raw, paths latin1.
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
  /** Whether every path has the same bytes and attributes, so that only the configs and times can differ. */
  readonly samePaths: boolean;
  /** Paths that are the same in everything but their times. */
  readonly timesDiffer: number;
  /** Layers with one diff id on both sides; `whole`: all layers of this side are among them, and the other has more. */
  readonly shared: {
    readonly layers: number;
    readonly bytes: number;
    readonly whole: SideName | null;
    /** Whether only the images say that these are the same: see `isClaimed`. */
    readonly claimed: boolean;
  };
  /** What `docker run` starts on each side, where both have it: its file, and whether the bytes are equal. */
  readonly program: ProgramFacts | null;
  /** All packages of both, largest difference first, `none` last. */
  readonly packages: readonly PackagePair[];
  /** Store paths of one name and version whose hashes differ: built from other inputs. */
  readonly rehashed: number;
  /** All packages by what they were built from, largest difference first, `none` last. */
  readonly origins: readonly Origin[];
  /** Packages that only the larger image has, and what they are for; null when there are none or none is larger. */
  readonly carried: CarriedFacts | null;
  /** The fields of the configs that differ, env, labels, ports and volumes by key; `created` is none of them. */
  readonly configRows: readonly ConfigRow[];
  /** Links that stay links though links are looked through; null where they are not. */
  readonly through: { readonly left: number; readonly right: number } | null;
  /** Whether the configs were made at two instants. */
  readonly createdDiffers: boolean;
};

export type SizeFacts = {
  readonly larger: SideName | null;
  /** The larger by the smaller; null when the smaller is empty. */
  readonly ratio: number | null;
  /** Right minus left. */
  readonly difference: number;
};

export type CarriedFacts = {
  readonly side: SideName;
  /** Where the other image is not of the same one; latin1. */
  readonly distribution: string | null;
  readonly packages: number;
  readonly bytes: number;
  /** The origin that has most bytes among them, where they are of several. */
  readonly largest: { readonly name: string; readonly bytes: number } | null;
};

export function comparisonFacts(whole: ComparisonInput): ComparisonFacts {
  const { comparison, config } = whole;
  const layers = alignmentUpTo(whole.layers, comparison.left, comparison.right);
  const input = { ...whole, layers };
  const pairs = packagePairs(input.packages.left, input.packages.right);
  const left = sideFacts(input, 'left');
  const right = sideFacts(input, 'right');
  const size = sizeFacts(left.size, right.size);
  const timesDiffer = differingTimes(comparison);
  const configRows = config.rows.filter(({ field, differs }) => differs && field !== 'created');
  return {
    relation: relationOf(input, timesDiffer),
    left,
    right,
    size,
    totals: imageTotals(comparison),
    samePaths: comparison.class(0) === 'same' && comparison.counts(0).same === comparison.length - 1,
    timesDiffer,
    shared: { ...layers.shared, whole: wholeSide(layers, left, right), claimed: isOnlyClaimed(input) },
    program: programFacts(comparison, config.run),
    packages: pairs,
    rehashed: pairs.filter(isRehashed).length,
    origins: packageOrigins(pairs),
    carried: size.larger === null ? null : carriedFacts(pairs, size.larger, left, right),
    configRows,
    through: linksLeft(comparison),
    createdDiffers: differsInCreated(config),
  };
}

/** Links that were left as links when the others were looked through; null where none were. */
export function linksLeft({ left, right }: Pick<ImageComparison, 'left' | 'right'>): ComparisonFacts['through'] {
  return left.through && right.through ? { left: left.through.left, right: right.through.left } : null;
}

function sideFacts({ comparison, layers, config, packages }: ComparisonInput, side: SideName): ImageFacts {
  const { indexes } = comparison[side].stack;
  const own = layers.rows.flatMap((row) => (row.match === 'shared' ? [] : (row[side] ?? [])));
  return imageFacts(realTree(comparison[side]), packages[side], {
    visible: comparison.total(0)[side],
    only: onlyIn(comparison, side),
    ownLayers: { layers: own.length, bytes: own.reduce((sum, position) => sum + indexes[position - 1]!.bytes, 0) },
    run: config.run[side],
    runWith: config.runWith[side],
  });
}

function relationOf({ comparison, layers, config }: ComparisonInput, timesDiffer: number): ComparisonFacts['relation'] {
  if (sameButForTimes(comparison, config)) {
    return timesDiffer === 0 && !differsInCreated(config) ? 'identical' : 'times';
  }
  return layers.shared.layers > 0 ? 'related' : 'apart';
}

function differsInCreated({ rows }: ConfigComparison): boolean {
  return rows.some(({ field, differs }) => differs && field === 'created');
}

/** Whether the layers of one diff id are called so by the images alone. */
export function isOnlyClaimed({
  verified,
  layers,
  comparison,
}: Pick<ComparisonInput, 'verified' | 'layers'> & {
  readonly comparison: { readonly left: Tree; readonly right: Tree };
}): boolean {
  return verified !== true && isClaimed(layers, comparison.left.stack, comparison.right.stack);
}

function wholeSide({ shared }: LayerAlignment, left: ImageFacts, right: ImageFacts): SideName | null {
  if (shared.layers === 0 || left.ownLayers.layers === right.ownLayers.layers) return null;
  return left.ownLayers.layers === 0 ? 'left' : right.ownLayers.layers === 0 ? 'right' : null;
}

function isRehashed({ kind, left, right }: PackagePair): boolean {
  return kind === 'nix' && left !== null && left.version === right?.version && left.path !== right.path;
}

function sizeFacts(left: number, right: number): SizeFacts {
  const larger = left === right ? null : left > right ? 'left' : 'right';
  const smaller = Math.min(left, right);
  return { larger, ratio: smaller === 0 ? null : Math.max(left, right) / smaller, difference: right - left };
}

function carriedFacts(
  pairs: readonly PackagePair[],
  side: SideName,
  left: ImageFacts,
  right: ImageFacts,
): CarriedFacts | null {
  const other = otherSide(side);
  const carried = pairs.filter((pair) => pair[other] === null && pair.kind !== 'none');
  if (carried.length === 0) return null;
  const origins = packageOrigins(carried);
  const [first, second] = origins;
  const { distribution } = side === 'left' ? left : right;
  return {
    side,
    distribution: left.distribution === right.distribution ? null : distribution,
    packages: carried.length,
    bytes: carried.reduce((sum, pair) => sum + (pair[side]?.bytes ?? 0), 0),
    largest: first && second ? { name: first.name, bytes: first.bytes[side] } : null,
  };
}

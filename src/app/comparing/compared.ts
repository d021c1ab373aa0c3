import { census } from '../../analysis/census.ts';
import { type ComparisonFacts, comparisonFacts } from '../../analysis/comparisonFacts.ts';
import type { Package, PackageReport } from '../../analysis/packages/packageReport.ts';
import { alignLayers, type LayerAlignment } from '../../compare/alignLayers.ts';
import { type ConfigComparison, compareConfigs } from '../../compare/compareConfigs.ts';
import { compareImages } from '../../compare/compareImages.ts';
import type { ImageComparison } from '../../compare/imageComparison.ts';
import { equalAcross, type ImageEquality } from '../../compare/imageEquality.ts';
import { finished } from '../../compare/steps.ts';
import type { Stack } from '../../layers/stack.ts';
import { realTree, throughLinks } from '../../layers/throughLinks.ts';
import type { Tree } from '../../layers/tree.ts';
import { treeAt } from '../../layers/treeAt.ts';
import { areVerified } from '../digests.ts';
import { latest } from '../latest.ts';
import type { Comparing, Side, Sight } from './comparing.ts';

/** The file system of a side at its end. */
export function sideTree({ stack, end }: Side): Tree {
  return treeAt(stack, end);
}

type Ends = { readonly right: Stack; readonly leftEnd: number; readonly rightEnd: number };
type Seen = Ends & { readonly through: boolean; readonly equality: ImageEquality };

const comparisonAt = latest((left: Stack, { right, leftEnd, rightEnd, through, equality }: Seen) => {
  const [ours, theirs] = [treeAt(left, leftEnd), treeAt(right, rightEnd)];
  if (!through) return compareImages(ours, theirs, equality);
  return compareImages(finished(throughLinks(ours)), finished(throughLinks(theirs)), equality);
});

/** The comparison of both sides at their ends. */
export function imageComparisonOf(comparing: Comparing): ImageComparison {
  const { left, right, through, equality, made } = comparing;
  if (made !== undefined && isComparisonOf(made.comparison, comparing) && made.comparison.equality === equality)
    return made.comparison;
  return comparisonAt(left.stack, { right: right.stack, leftEnd: left.end, rightEnd: right.end, through, equality });
}

/** Whether a comparison is that of two sides at their ends, seen so. */
export function isComparisonOf(comparison: ImageComparison, { left, right, through }: Sight): boolean {
  const isAt = (tree: Tree, { stack, end }: Side): boolean =>
    realTree(tree).stack === stack && tree.position === end && (tree.through !== undefined) === through;
  return isAt(comparison.left, left) && isAt(comparison.right, right);
}

const alignmentOfStacks = latest(
  (left: Stack, { right, equality }: { right: Stack; equality: ImageEquality }): LayerAlignment =>
    alignLayers(left, right, equalAcross(equality)),
);

/** Which layers of the two belong together, wherever the sides end. */
export function alignmentOf({ left, right, equality }: Comparing): LayerAlignment {
  return alignmentOfStacks(left.stack, { right: right.stack, equality });
}

const configsOf = latest(
  (left: Stack, { right, leftEnd, rightEnd }: Ends): ConfigComparison =>
    compareConfigs(treeAt(left, leftEnd), treeAt(right, rightEnd)),
);

export function configComparisonOf({ left, right }: Comparing): ConfigComparison {
  return configsOf(left.stack, { right: right.stack, leftEnd: left.end, rightEnd: right.end });
}

type Reports = { readonly left: PackageReport; readonly right: PackageReport };
type Parts = {
  readonly layers: LayerAlignment;
  readonly config: ConfigComparison;
  readonly verified: boolean;
} & Reports;

const factsFrom = latest(
  (comparison: ImageComparison, { layers, config, verified, left, right }: Parts): ComparisonFacts =>
    comparisonFacts({ comparison, layers, config, verified, packages: { left, right } }),
);

/** What can be said of the two; packages that are not read yet count as files of no package. */
export function factsOf(comparing: Comparing): ComparisonFacts {
  const layers = alignmentOf(comparing);
  return factsFrom(imageComparisonOf(comparing), {
    layers,
    verified: areVerified(layers, comparing.left.digests, comparing.right.digests),
    config: configComparisonOf(comparing),
    ...reportsOf(comparing),
  });
}

export function reportsOf(comparing: Comparing): Reports {
  const { left, right } = comparing;
  if (left.packages && right.packages) return { left: left.packages, right: right.packages };
  const bytes = imageComparisonOf(comparing).total(0);
  return {
    left: left.packages ?? unread(sideTree(left), { bytes: bytes.left }),
    right: right.packages ?? unread(sideTree(right), { bytes: bytes.right }),
  };
}

/** What stands in for a report that is not read yet, of a tree of so many bytes. */
const unread = latest((tree: Tree, { bytes }: { readonly bytes: number }): PackageReport => {
  const none: Package = { kind: 'none', name: '', version: '', origin: '', bytes, files: census(tree).files };
  return { packages: [none], databases: [], ownerOf: (node) => (tree.kind(node) === 'directory' ? undefined : none) };
});

import type { ImageComparison } from '../compare/imageComparison.ts';
import { classNumber } from '../compare/pairClassesOf.ts';
import { kindNumber } from '../layers/rows.ts';
import { realNode } from '../layers/throughLinks.ts';
import type { Tree } from '../layers/tree.ts';
import type { SideName } from '../model/sideName.ts';
import { type Census, countedAs } from './census.ts';

/** `inStore`: all folders are those of a store of Nix. */
export type OnlyIn = Census & { readonly inStore: boolean };

/** How many paths of which kind one side has alone; what is seen through links counts as links. */
export function onlyIn(comparison: ImageComparison, side: SideName): OnlyIn {
  const tree = comparison[side];
  const { classes } = comparison.columns;
  const only = classNumber[`only-${side}`];
  const nodes = comparison.columns[`${side}Node`];
  const kinds = comparison.columns[`${side}Kind`];
  const counts = { files: 0, folders: 0, links: 0, others: 0 };
  for (let pair = 1; pair < comparison.length; pair++) {
    if (classes[pair] !== only) continue;
    const kind = kinds[nodes[pair]!];
    if (!isReal(tree, nodes[pair]!)) counts.links++;
    else if (kind === kindNumber.file) counts.files++;
    else if (kind === kindNumber.directory) counts.folders++;
    else counts[countedAs(tree, nodes[pair]!)]++;
  }
  return { ...counts, inStore: isAllInStore(comparison, side) };
}

/** Whether a path is there without links being looked through. */
function isReal(tree: Tree, node: number): boolean {
  return realNode(tree, node) === node;
}

/** Whether all folders that one side has alone are those of a store of Nix, the way there included. */
function isAllInStore(comparison: ImageComparison, side: SideName): boolean {
  const tree = comparison[side];
  const { classes, parent } = comparison.columns;
  const only = classNumber[`only-${side}`];
  const nodes = comparison.columns[`${side}Node`];
  const kinds = comparison.columns[`${side}Kind`];
  for (let pair = 1; pair < comparison.length; pair++) {
    if (classes[pair] !== only || kinds[nodes[pair]!] !== kindNumber.directory) continue;
    let top = pair;
    while (parent[top]! > 0) top = parent[top]!;
    if (tree.name(nodes[top]!) !== 'nix') return false;
  }
  return true;
}

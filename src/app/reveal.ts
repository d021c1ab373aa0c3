import type { Comparison } from '../compare/comparison.ts';
import { changeClasses } from '../model/change.ts';
import { targetOf } from './rows/farm.ts';
import { comparisonOf, rowsOf } from './selectors.ts';
import type { Browsing } from './state.ts';
import { onPath, withFolds } from './update-files.ts';

/**
 * The explorer with the cursor on a path of the trees on screen: directories above it are unfolded, and what hides it is
 * taken away, the filter first, then the classes. Undefined when the path is in neither tree.
 */
export function reveal(browsing: Browsing, path: string): Browsing | undefined {
  const comparison = comparisonOf(browsing);
  const node = nodeAt(comparison, path);
  if (node === undefined) return undefined;
  const open = withFolds(browsing, nodesAbove(comparison, node), true);
  const unfiltered: Browsing = { ...open, files: { ...open.files, filter: '' } };
  const whole: Browsing = { ...unfiltered, files: { ...unfiltered.files, changesOnly: false } };
  const everything: Browsing = { ...whole, files: { ...whole.files, shown: new Set(changeClasses) } };
  for (const view of [open, unfiltered, whole, everything]) {
    const key = keyOf(view, comparison, node, path);
    if (key !== undefined) return onPath(view, key);
    const farm = inFarm(view, comparison, node, path);
    if (farm !== undefined) return farm;
  }
  return onPath(everything, path);
}

/** The node of a path in the tree after, else in the tree before. */
export function nodeAt({ before, after }: Comparison, path: string): number | undefined {
  const node = after.find(path);
  if (node >= 0) return node;
  const gone = before.find(path);
  return gone < 0 ? undefined : gone;
}

function nodesAbove({ after }: Comparison, node: number): readonly number[] {
  const nodes: number[] = [];
  for (let above = after.parent(node); above > 0; above = after.parent(above)) nodes.push(above);
  return nodes;
}

/** The row of a path: its own, or that of the chain that it is a part of. */
function keyOf(view: Browsing, comparison: Comparison, node: number, path: string): string | undefined {
  const rows = rowsOf(view);
  if (rows.length === 0) return undefined;
  const tree = comparison.after.has(node) ? comparison.after : comparison.before;
  for (let end: number | undefined = node, key = path; end !== undefined; ) {
    if (rows.at(rows.indexOf(key)).key === key) return key;
    const children = comparison.children(end);
    end = children.length === 1 ? children[0] : undefined;
    if (end !== undefined) key = tree.path(end);
  }
  return undefined;
}

/** A link may stand in a row of links: that one is unfolded. */
function inFarm(view: Browsing, comparison: Comparison, node: number, path: string): Browsing | undefined {
  const target = targetOf(comparison, node);
  if (target === undefined) return undefined;
  const directory = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const unfolded = withFolds(view, [`${directory}\0${target}`], true);
  const key = keyOf(unfolded, comparison, node, path);
  return key === undefined ? undefined : onPath(unfolded, key);
}

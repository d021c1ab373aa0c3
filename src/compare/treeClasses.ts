import type { LayerHistory } from '../layers/history.ts';
import type { Stack } from '../layers/stack.ts';
import type { Tree } from '../layers/tree.ts';
import { type ChangeClass, changeClasses } from '../model/change.ts';
import type { Equal } from './comparison.ts';
import { classOf } from './versionChange.ts';

/** In place of a class: neither tree has the node. */
export const absent = 255;

const unchanged = changeClasses.indexOf('unchanged');
const added = changeClasses.indexOf('added');

/** A layer's changes are known from the fold of its stack; for other trees the columns are held against each other. */
export function changesBetween(before: Tree, after: Tree): LayerHistory {
  if (after.position === before.position + 1) return after.stack.history[before.position]!;
  const [old, now] = [before.versions, after.versions];
  const nodes = new Int32Array(now.length);
  let count = 0;
  for (let node = 0; node < now.length; node++) if (old[node] !== now[node]) nodes[count++] = node;
  const changed = nodes.slice(0, count);
  const versions = (all: Int32Array): Int32Array => changed.map((node) => all[node]!);
  return { nodes: changed, before: versions(old), after: versions(now), fresh: count };
}

/** Place in `changeClasses` of each change. */
export function classesOf(stack: Stack, { nodes, before, after, fresh }: LayerHistory, equal: Equal): Uint8Array {
  const classes = new Uint8Array(nodes.length).fill(added, fresh);
  for (let i = 0; i < fresh; i++) classes[i] = numberOf(classOf(stack, before[i]!, after[i]!, equal));
  // The root is there before any layer: it is never added.
  if (nodes[0] === 0 && before[0]! < 0) classes[0] = unchanged;
  return classes;
}

/** The same by node of the tree after; `absent` for nodes of neither tree. */
export function denseClasses(after: Tree, { nodes }: LayerHistory, changed: Uint8Array): Uint8Array {
  const { versions } = after;
  const classes = new Uint8Array(versions.length);
  for (let node = 1; node < classes.length; node++) classes[node] = versions[node]! < 0 ? absent : unchanged;
  classes[0] = unchanged;
  for (let i = 0; i < nodes.length; i++) classes[nodes[i]!] = changed[i]!;
  return classes;
}

/** The classes by node where nothing was before. */
export function allAdded({ versions }: Tree): Uint8Array {
  const classes = new Uint8Array(versions.length);
  for (let node = 1; node < classes.length; node++) classes[node] = versions[node]! < 0 ? absent : added;
  classes[0] = unchanged;
  return classes;
}

function numberOf(name: ChangeClass): number {
  return changeClasses.indexOf(name);
}

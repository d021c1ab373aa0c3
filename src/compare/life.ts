import { traits } from '../layers/pathTable.ts';
import { type Standing, settle } from '../layers/settle.ts';
import type { Stack } from '../layers/stack.ts';
import type { ChangeClass } from '../model/change.ts';
import type { Equal } from './comparison.ts';
import { classOf } from './versionChange.ts';

/** What one layer did to a path. */
export type LifeEvent = {
  readonly layer: number;
  readonly class: ChangeClass;
  /** Versions seen before and after, -1 for none. */
  readonly before: number;
  readonly after: number;
};

/** Every layer that did something to a path, base first: `+4 ~5 -10`. Asks only about this path, not whole trees. */
export function life(stack: Stack, node: number, equal: Equal): readonly LifeEvent[] {
  const chain: number[] = [];
  for (let at = node; at >= 0; at = stack.paths.tree.parent[at]!) chain.push(at);
  chain.reverse();
  const events: LifeEvent[] = [];
  let before = -1;
  for (const layer of layersOf(stack, chain)) {
    const after = versionSeen(stack, chain, layer);
    const what = classOf(stack, before, after, equal);
    if (what !== 'unchanged') events.push({ layer, class: what, before, after });
    before = after;
  }
  return events;
}

/** Layers that say something about the path itself, or end what lies in one of the directories above it. */
function layersOf(stack: Stack, chain: readonly number[]): readonly number[] {
  const { firstVersion, versions, layerOf } = stack.paths;
  const layers = new Set<number>();
  for (const [i, node] of chain.entries()) {
    for (const version of versions.subarray(firstVersion[node], firstVersion[node + 1])) {
      if (i === chain.length - 1 || endsContents(stack, version)) layers.add(layerOf[version]!);
    }
  }
  return [...layers].sort((a, b) => a - b);
}

function endsContents(stack: Stack, version: number): boolean {
  const what = stack.paths.traits[version]!;
  return !(what & traits.directory) || (what & traits.opaque) !== 0;
}

/** The version of the last node of a chain of directories that is seen after `position`. */
function versionSeen(stack: Stack, chain: readonly number[], position: number): number {
  const standing: Standing = { version: -1, floor: 1 };
  for (const node of chain.slice(1)) {
    if (standing.floor === 0) return -1;
    settle(stack.paths, node, position, standing.floor, standing);
  }
  return standing.version;
}

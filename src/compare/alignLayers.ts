import type { AcrossPair, ContentQuestions } from '../layers/contentAnswer.ts';
import type { Stack } from '../layers/stack.ts';
import type { Layer } from '../model/image.ts';
import { inStore } from '../model/storePath.ts';
import type { EqualAcross } from './imageEquality.ts';
import { contentPairs, sizeKey } from './layerContents.ts';
import { LayerMatches, type LayerRow } from './layerMatches.ts';
import { packageKey } from './storePartners.ts';

export type LayerAlignment = {
  /** Each layer once, both sides in their order; only where shared layers are stacked in another order the left ones follow the right. */
  readonly rows: readonly LayerRow[];
  /** Layers with the same diff id on both sides, and the bytes of their files. */
  readonly shared: { readonly layers: number; readonly bytes: number };
};

/** Longer instructions are compared by their beginning: a history may hold megabytes. */
const longestInstruction = 4000;
/** Layers of equal size that one layer is held against: honest images have one or two. */
const mostAlike = 8;

/** Lays the layers of two images side by side: the common prefix, then diff ids anywhere, equal contents, equal instructions. */
export function alignLayers(left: Stack, right: Stack, equal: EqualAcross): LayerAlignment {
  const matches = sharedLayers(left, right);
  for (const alike of alikeLayers(left, right, matches)) {
    if (!matches.isFree(alike.left, alike.right)) continue;
    const isSame = alike.pairs.every((pair) => equal(pair.left, pair.right) === true);
    if (isSame) matches.add(alike.left, alike.right, 'content');
  }
  matches.matchInOrder('instruction', by(left, instructionKey), by(right, instructionKey));
  const rows = matches.rows();
  const shared = rows.filter(({ match }) => match === 'shared');
  const bytes = shared.reduce((sum, row) => sum + left.indexes[row.left! - 1]!.bytes, 0);
  return { rows, shared: { layers: shared.length, bytes } };
}

/** What must be read to know which layers hold the same contents: ask when the trees' own questions are answered, most is known then. */
export function layerQuestions(left: Stack, right: Stack, equal: EqualAcross): ContentQuestions {
  const alike = [...alikeLayers(left, right, sharedLayers(left, right))];
  return { pairs: alike.flatMap(({ pairs }) => openPairs(pairs, equal)), left: [], right: [] };
}

/** The pairs that nobody has looked at; none once one differs: nothing else of the two layers has to be read. */
function openPairs(pairs: readonly AcrossPair[], equal: EqualAcross): readonly AcrossPair[] {
  const open: AcrossPair[] = [];
  for (const pair of pairs) {
    const known = equal(pair.left, pair.right);
    if (known === false) return [];
    if (known === undefined) open.push(pair);
  }
  return open;
}

function sharedLayers(left: Stack, right: Stack): LayerMatches {
  const [mine, theirs] = [left.image.layers, right.image.layers];
  const matches = new LayerMatches(mine.length, theirs.length);
  for (let i = 0; i < mine.length && mine[i]!.diffId !== '' && mine[i]!.diffId === theirs[i]?.diffId; i++) {
    matches.add(i + 1, i + 1, 'shared');
  }
  const diffId = ({ diffId: id }: Layer): string => id;
  matches.matchAnywhere('shared', by(left, diffId), by(right, diffId));
  return matches;
}

type Alike = { readonly left: number; readonly right: number; readonly pairs: readonly AcrossPair[] };

/** Free layers whose files have the same sizes, and what would have to be equal for them to hold the same. */
function* alikeLayers(left: Stack, right: Stack, matches: LayerMatches): Generator<Alike, void, void> {
  const bySize = new Map<string, number[]>();
  for (const position of matches.freeRight()) {
    const key = sizeKey(right, position);
    const list = bySize.get(key) ?? [];
    bySize.set(key, list);
    if (list.length < mostAlike) list.push(position);
  }
  for (const position of matches.freeLeft()) {
    for (const other of bySize.get(sizeKey(left, position)) ?? []) {
      const pairs = contentPairs(left, position, right, other);
      if (pairs !== undefined) yield { left: position, right: other, pairs };
    }
  }
}

function by(stack: Stack, keyOf: (layer: Layer) => string): (position: number) => string {
  return (position) => keyOf(stack.image.layers[position - 1]!);
}

/** What made a layer, without checksums of what was copied; of a Nix layer its packages, without hashes and versions. */
function instructionKey({ createdBy, storePaths }: Layer): string {
  if (createdBy !== '') return createdBy.slice(0, longestInstruction).replace(/\b[0-9a-f]{64}\b/g, '');
  return storePaths.map((path) => packageKey(inStore(path)?.own.rest ?? path)).join(' ');
}

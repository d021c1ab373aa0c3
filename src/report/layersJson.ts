import type { Equal } from '../compare/comparison.ts';
import { layerChanges } from '../compare/layerChanges.ts';
import type { Stack } from '../layers/stack.ts';
import type { Layer } from '../model/image.ts';
import type { Problem } from '../model/problem.ts';
import { problemJson } from './problemJson.ts';

/** The layers of a report, base first, each compared with what is below it when its turn comes. */
export function* layersJson(
  stack: Stack,
  equal: Equal,
  verified: readonly (boolean | null)[],
  problems: readonly Problem[],
): Generator<object> {
  for (const layer of stack.image.layers) {
    const { position } = layer;
    yield {
      ...factsOf(stack, layer),
      verified: verified[position - 1] ?? null,
      ...doneBy(stack, position, equal),
      problems: problems.filter((problem) => problem.layer === position).map(problemJson),
    };
  }
}

function factsOf(stack: Stack, layer: Layer): object {
  const { position, diffId, digest = null, compressedSize = null, createdBy, comment, storePaths } = layer;
  const { bytes: size, entries } = stack.indexes[position - 1]!;
  return { position, diffId, digest, size, compressedSize, createdBy, comment, storePaths, entries };
}

function doneBy(stack: Stack, position: number, equal: Equal): object {
  const comparison = layerChanges(stack, position, equal);
  const counts = comparison.counts(0);
  const bytes = comparison.bytes(0);
  return {
    changes: { added: counts.added, modified: counts.modified, removed: counts.removed, touched: counts.touched },
    bytes: { added: bytes.added, modified: bytes.modified, hidden: bytes.hidden, touched: bytes.touched },
  };
}

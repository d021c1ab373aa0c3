import { census } from '../analysis/census.ts';
import { type Waste, waste } from '../analysis/waste.ts';
import type { Equal } from '../compare/comparison.ts';
import { layerChanges } from '../compare/layerChanges.ts';
import type { Stack } from '../layers/stack.ts';
import { treeAt } from '../layers/treeAt.ts';
import { type Image, type Layer, platformText } from '../model/image.ts';
import type { Problem } from '../model/problem.ts';
import { jsonPath } from './jsonPath.ts';
import { problemJson, problemsOf } from './problemJson.ts';

export const schemaVersion = 1;

/** What a report is made of. `verified` has one answer per layer, null where nobody checked; `problems` what checking found. */
export type ReportInput = {
  readonly stack: Stack;
  readonly equal: Equal;
  readonly verified?: readonly (boolean | null)[];
  readonly problems?: readonly Problem[];
};

/** The report of one image as docs/json.md describes it; lists that can be long are walked while they are written. */
export function imageJson(input: ReportInput): object {
  const { stack, equal, verified = [], problems = [] } = input;
  const { image } = stack;
  return {
    schemaVersion,
    image: imageFacts(stack),
    layers: image.layers.map((layer) => layerJson(stack, layer, equal, verified[layer.position - 1] ?? null, problems)),
    history: image.history.map(({ createdBy, comment, created = null, emptyLayer, layer = null }) => {
      return { createdBy, comment, created, emptyLayer, layer };
    }),
    waste: wasteJson(waste(stack, equal)),
    problems: [...problemsOf(stack), ...problems].map(problemJson),
  };
}

function imageFacts(stack: Stack): object {
  const { image, indexes } = stack;
  return {
    reference: image.reference,
    names: image.names,
    id: image.id,
    source: image.source,
    platform: platformText(image.platform),
    created: image.created ?? null,
    size: indexes.reduce((sum, index) => sum + index.bytes, 0),
    compressedSize: packedSize(image),
    files: census(treeAt(stack, image.layers.length)).files,
    config: image.rawConfig ?? {},
  };
}

/** Bytes of the blobs as stored; null when one of them is not known. */
export function packedSize(image: Image): number | null {
  if (image.layers.length === 0) return null;
  let sum = 0;
  for (const layer of image.layers) {
    if (layer.compressedSize === undefined) return null;
    sum += layer.compressedSize;
  }
  return sum;
}

function layerJson(
  stack: Stack,
  layer: Layer,
  equal: Equal,
  verified: boolean | null,
  found: readonly Problem[],
): object {
  const { position } = layer;
  const index = stack.indexes[position - 1]!;
  const changes = layerChanges(stack, position, equal);
  const { added, modified, removed, touched } = changes.counts(0);
  const here = [...problemsOf(stack), ...found].filter((problem) => problem.layer === position);
  return {
    position,
    diffId: layer.diffId,
    digest: layer.digest ?? null,
    size: index.bytes,
    compressedSize: layer.compressedSize ?? null,
    createdBy: layer.createdBy,
    comment: layer.comment,
    storePaths: layer.storePaths,
    entries: index.entries,
    verified,
    changes: { added, modified, removed, touched },
    bytes: changes.bytes(0),
    problems: here.map(problemJson),
  };
}

function wasteJson(found: Waste): object {
  const { bytes, overwritten, deleted, deletedWithDirectory, opaque, touched } = found;
  const paths = found.paths.map(({ path, bytes, count }) => ({ ...jsonPath(path), bytes, count }));
  return { bytes, overwritten, deleted, deletedWithDirectory, opaque, touched, paths };
}

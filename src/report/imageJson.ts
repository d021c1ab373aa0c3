import { type Waste, type WastedPath, waste } from '../analysis/waste.ts';
import type { Equal } from '../compare/comparison.ts';
import type { Stack } from '../layers/stack.ts';
import type { Image } from '../model/image.ts';
import type { Problem } from '../model/problem.ts';
import { imageFactsJson } from './imageFactsJson.ts';
import { jsonPath } from './jsonPath.ts';
import { isPlainJson, JsonText, quoted } from './jsonText.ts';
import { layersJson } from './layersJson.ts';
import { problemJson } from './problemJson.ts';
import { schemaVersion } from './schemaVersion.ts';

/** What a report is made of. */
export type ReportInput = {
  readonly stack: Stack;
  /** Knows every content that a layer's changes depend on. */
  readonly equal: Equal;
  /** Whether each layer's digests are right, base first; null, or nothing at all, where nobody checked. */
  readonly verified: readonly (boolean | null)[];
  /** All that is wrong with the image, what checking the digests found too. */
  readonly problems: readonly Problem[];
};

/** The report of one image as docs/json.md describes it; lists that can be long are walked while they are written. */
export function imageJson({ stack, equal, verified, problems }: ReportInput): object {
  return {
    schemaVersion,
    image: imageFactsJson(stack),
    layers: layersJson(stack, equal, verified, problems),
    history: historyJson(stack.image),
    waste: wasteJson(waste(stack, equal)),
    problems: problems.map(problemJson),
  };
}

function historyJson({ history }: Image): readonly object[] {
  return history.map(({ createdBy, comment, created = null, emptyLayer, layer = null }) => {
    return { createdBy, comment, created, emptyLayer, layer };
  });
}

function wasteJson({ bytes, overwritten, deleted, deletedWithDirectory, opaque, touched, paths }: Waste): object {
  return { bytes, overwritten, deleted, deletedWithDirectory, opaque, touched, paths: wastedPathsJson(paths) };
}

/** Paths written to one piece of text. */
const pathsAtOnce = 256;

function* wastedPathsJson(paths: Waste['paths']): Generator<JsonText> {
  for (let at = 0; at < paths.length; at += pathsAtOnce)
    yield new JsonText(
      paths
        .slice(at, at + pathsAtOnce)
        .map(wastedPathText)
        .join(',\n'),
    );
}

/** What `quoted` makes of it; of most paths without an object, a fifth of the time for ten thousand of them. */
function wastedPathText({ path, bytes, count }: WastedPath): string {
  return isPlainJson(path)
    ? `{"path":"${path}","bytes":${bytes},"count":${count}}`
    : quoted({ ...jsonPath(path), bytes, count });
}

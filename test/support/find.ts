import { namesOf } from '../../src/cli/pathSearch.ts';
import type { Stack } from '../../src/layers/stack.ts';
import type { Names } from '../../src/model/layerIndex.ts';
import { type Findings, finding } from '../../src/search/find.ts';
import { indexing, type PathIndex } from '../../src/search/pathIndex.ts';

const known = new WeakMap<object, PathIndex>();

/** What a search thread answers, at once: about a stack, or about paths that stand each for one node. */
export function find(of: Stack | readonly string[], query: string, limit: number): Findings {
  const index = known.get(of) ?? atOnce(indexing('paths' in of ? namesOf(of) : pathNames(of)));
  known.set(of, index);
  return atOnce(finding(index, query, limit));
}

export function atOnce<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Each path as one name below the root. */
export function pathNames(paths: readonly string[]): Names {
  const bytes = paths.map((path) => Buffer.from(path));
  const ends = Uint32Array.from(
    bytes,
    (
      (sum) => (one: Buffer) =>
        (sum += one.length)
    )(0),
  );
  return {
    parent: Int32Array.from(paths, (_, i) => (i === 0 ? -1 : 0)),
    nameStart: ends.map((end, i) => end - bytes[i]!.length),
    nameEnd: ends,
    names: new Uint8Array(Buffer.concat(bytes)),
  };
}

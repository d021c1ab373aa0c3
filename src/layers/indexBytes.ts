import type { LayerIndex } from '../model/layerIndex.ts';
import type { Problem } from '../model/problem.ts';
import type { Sections } from '../model/sections.ts';
import { bytesOf, columnOf, countsOf, shortBytesOf } from './columnBytes.ts';
import { indexTail, tailBytes } from './indexTail.ts';
import { columnNames, LaidIndex, sectionCount } from './laidIndex.ts';

/**
 * An index as sections, the format of the cache: counts, the tail, its columns as they lie in memory, in the byte order of
 * this machine, digests and names. Nothing is copied: sections are views of the index.
 */
export function sectionsOfIndex(index: LayerIndex): readonly Uint8Array[] {
  const tail = tailBytes(index);
  return [
    bytesOf(Float64Array.of(index.length, index.entries, index.bytes)),
    tail.text,
    bytesOf(tail.rows),
    ...columnNames.map((name) => shortBytesOf(index[name])),
    index.digests,
    index.names,
  ];
}

/**
 * The index that lies in these sections; undefined when they are of something else. Its columns are taken and checked when
 * they are first asked for.
 */
export function indexOfSections(sections: Sections): LaidIndex | undefined {
  if (sections.count !== sectionCount) return undefined;
  const counts = countsOf(sections.take(0));
  if (counts?.length !== 3 || counts[0] === 0) return undefined;
  const [length, entries, bytes] = counts as [number, number, number];
  const pairs = sections.take(2);
  const rows = columnOf(Uint32Array, pairs, pairs.length >>> 2);
  const tail = rows && indexTail(sections.take(1), rows, length);
  return tail && new LaidIndex({ length, entries, bytes, ...tail }, sections);
}

/** The same columns with problems told of another layer; of an index in sections nothing is taken for that. */
export function withProblems(index: LayerIndex, problems: readonly Problem[]): LayerIndex {
  return index instanceof LaidIndex ? index.withProblems(problems) : { ...index, problems };
}

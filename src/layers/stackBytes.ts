import type { Image } from '../model/image.ts';
import type { LayerIndex } from '../model/layerIndex.ts';
import type { Sections } from '../model/sections.ts';
import { bytesOf, countsOf } from './columnBytes.ts';
import { inUse } from './folds.ts';
import { LaidColumns } from './laidColumns.ts';
import { foldSections, LaidChanges, LaidTable } from './laidTable.ts';
import { versionBases } from './pathTable.ts';
import type { FoundNames } from './pathTree.ts';
import type { Stack } from './stack.ts';

const sectionsOfChanges = 3;

/**
 * The fold of a stack as sections: its table of paths and what each layer changed, without the indexes it was folded from.
 * Views, as of an index, but for what others may sort.
 */
export function sectionsOfStack({ paths, history, seen }: Stack): readonly Uint8Array[] {
  const { tree, length, firstVersion, versions, traits, nodeOf, isLinked, bases, directories } = paths;
  const sizes = history.flatMap(({ nodes, fresh }) => [nodes.length, fresh]);
  const { starts, names } = denseNames(tree);
  const columns = [
    Float64Array.of(length, versions.length, ...bases, ...sizes),
    starts,
    names,
    tree.parent.subarray(0, length),
    firstVersion,
    versions,
    nodeOf,
    traits,
    isLinked,
    seen(),
    directories.runs.first,
    directories.runs.nodes.slice(),
    ...history.flatMap(({ nodes, before, after, fresh }) => [nodes, before.subarray(0, fresh), after]),
  ];
  return columns.map(bytesOf);
}

/** Names one behind another, and where each begins: a layer's names, which a fold may have taken over, have targets of links between them. */
function denseNames({ length, nameStart, nameEnd, names }: FoundNames): { starts: Uint32Array; names: Uint8Array } {
  const starts = new Uint32Array(length + 1);
  for (let node = 0; node < length; node++) starts[node + 1] = starts[node]! + nameEnd[node]! - nameStart[node]!;
  const dense = new Uint8Array(starts[length]!);
  for (let node = 0, to = 0; node < length; node++) {
    for (let from = nameStart[node]!; from < nameEnd[node]!; from++) dense[to++] = names[from]!;
  }
  return { starts, names: dense };
}

/**
 * The stack of these indexes whose fold lies in these sections; undefined when they are of something else, or the fold of
 * others. Its columns are taken and checked when they are first asked for.
 */
export function stackOfSections(sections: Sections, image: Image, indexes: readonly LayerIndex[]): Stack | undefined {
  const layers = indexes.length;
  if (sections.count !== foldSections.changes + layers * sectionsOfChanges) return undefined;
  const counts = countsOf(sections.take(foldSections.counts));
  if (counts?.length !== 2 + (layers + 2) + layers * 2) return undefined;
  const [nodes, placed] = counts as [number, number];
  const bases = versionBases(indexes);
  const versions = bases.at(-1)!;
  const sizes = counts.slice(2 + bases.length);
  if (nodes < 1 || placed > versions || !bases.every((base, i) => base === counts[2 + i])) return undefined;
  const columns = new LaidColumns(sections, { nodes, versions });
  const history = indexes.map(
    (_, i) => new LaidChanges(columns, foldSections.changes + i * sectionsOfChanges, sizes[i * 2]!, sizes[i * 2 + 1]!),
  );
  if (sizes.some((size, i) => (i % 2 === 0 ? size > nodes : size > sizes[i - 1]!))) return undefined;
  let seen: Int32Array | undefined;
  return inUse({
    image,
    indexes,
    paths: new LaidTable(columns, bases, placed),
    history,
    // not a getter: an object that has one is slow to ask for anything else
    seen: () => (seen ??= columns.takeSeen(foldSections.seen, nodes)),
  });
}

import type { Image } from '../model/image.ts';
import type { LayerIndex } from '../model/layerIndex.ts';
import { ColumnReader, columnBytes, unsigned } from './columnBytes.ts';
import { inUse } from './folds.ts';
import type { LayerHistory } from './history.ts';
import { areNamesInOrder } from './indexSoundness.ts';
import { type PathColumns, tableOf, versionBases } from './pathTable.ts';
import { PathTree } from './pathTree.ts';
import type { Stack } from './stack.ts';

/**
 * The fold of a stack as bytes: its table of paths and what each layer changed, without the indexes it was folded from.
 * Views, to be written one after another, as of an index.
 */
export function bytesOfStack({ paths, history }: Stack): readonly Uint8Array[] {
  const { tree, length, firstVersion, versions, traits, nodeOf, isLinked, bases } = paths;
  const changes = history.flatMap(({ nodes, fresh }) => [nodes.length, fresh]);
  const head = Float64Array.of(length, tree.used, versions.length, nodeOf.length, history.length);
  return columnBytes([
    head,
    bases,
    Uint32Array.from(changes),
    tree.parent.subarray(0, length),
    tree.nameStart.subarray(0, length),
    tree.nameEnd.subarray(0, length),
    firstVersion,
    versions,
    nodeOf,
    ...history.flatMap(({ nodes, before, after }) => [nodes, before, after]),
    traits,
    isLinked,
    tree.names.subarray(0, tree.used),
  ]);
}

/**
 * The stack of these indexes whose fold these bytes are, its columns views of them; undefined when they are damaged or
 * the fold of others. `data` begins at a multiple of eight.
 */
export function stackOfBytes(data: Uint8Array, image: Image, indexes: readonly LayerIndex[]): Stack | undefined {
  const reader = new ColumnReader(data);
  const [length, used, placed, total, layers] = reader.takeCounts(5) as [number, number, number, number, number];
  const bases = reader.take(Uint32Array, layers + 2);
  const expected = versionBases(indexes);
  if (layers !== indexes.length || total !== expected.at(-1) || !bases.every((base, i) => base === expected[i])) return;
  const changes = reader.take(Uint32Array, layers * 2);
  const parent = reader.take(Int32Array, length);
  const nameStart = reader.take(Uint32Array, length);
  const nameEnd = reader.take(Uint32Array, length);
  const firstVersion = reader.take(Uint32Array, length + 1);
  const versions = reader.take(Uint32Array, placed);
  const nodeOf = reader.take(Int32Array, total);
  const history: LayerHistory[] = Array.from({ length: layers }, (_, i) => ({
    nodes: reader.take(Int32Array, changes[i * 2]!),
    before: reader.take(Int32Array, changes[i * 2]!),
    after: reader.take(Int32Array, changes[i * 2]!),
    fresh: changes[i * 2 + 1]!,
  }));
  const traits = reader.take(Uint8Array, total);
  const isLinked = reader.take(Uint8Array, total);
  const names = reader.take(Uint8Array, used);
  if (!reader.isExact || !isNameTree(parent, nameStart, nameEnd, used)) return undefined;
  if (!isFold({ firstVersion, versions, nodeOf, history, length, total })) return undefined;
  const layerOf = new Uint32Array(total);
  for (let i = 0; i < layers; i++) layerOf.fill(i + 1, bases[i + 1], bases[i + 2]);
  const tree = new PathTree({ parent, nameStart, nameEnd, names });
  const columns: PathColumns = { length, tree, firstVersion, versions, traits, layerOf, nodeOf, isLinked, bases };
  return inUse({ image, indexes, paths: tableOf(columns), history });
}

function isNameTree(parent: Int32Array, start: Uint32Array, end: Uint32Array, used: number): boolean {
  const parents = unsigned(parent);
  if (parent[0] !== -1) return false;
  for (let node = 1; node < parents.length; node++) if (parents[node]! >= node) return false;
  return areNamesInOrder(start, end, used);
}

type Fold = Pick<PathColumns, 'firstVersion' | 'versions' | 'nodeOf' | 'length'> & {
  readonly history: readonly LayerHistory[];
  readonly total: number;
};

function isFold({ firstVersion, versions, nodeOf, history, length, total }: Fold): boolean {
  if (firstVersion[0] !== 0 || firstVersion[length] !== versions.length) return false;
  for (let node = 0; node < length; node++) if (firstVersion[node + 1]! < firstVersion[node]!) return false;
  return (
    areBelow(versions, total) &&
    areNoneOrBelow(nodeOf, length) &&
    history.every(
      ({ nodes, before, after, fresh }) =>
        fresh <= nodes.length &&
        areBelow(unsigned(nodes), length) &&
        areNoneOrBelow(before, total) &&
        areNoneOrBelow(after, total),
    )
  );
}

function areBelow(column: Uint32Array, limit: number): boolean {
  let largest = 0;
  for (let i = 0; i < column.length; i++) if (column[i]! > largest) largest = column[i]!;
  return largest < limit || column.length === 0;
}

/** -1 is none. */
function areNoneOrBelow(column: Int32Array, limit: number): boolean {
  let least = 0;
  let largest = -1;
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!;
    if (value > largest) largest = value;
    if (value < least) least = value;
  }
  return least >= -1 && largest < limit;
}

import type { Entry } from '../model/entry.ts';
import { type Kind, kinds } from '../model/tarEntry.ts';
import type { LayerHistory } from './history.ts';
import { entryOf } from './rowEntry.ts';
import { contentVersion, type Stack } from './stack.ts';
import { TableTree } from './tableTree.ts';
import type { Tree } from './tree.ts';

/** Trees kept for each stack: a comparison needs two, moving to the next layer two more. */
const kept = 4;
const cache = new WeakMap<Stack, Map<number, OverlayTree>>();

/** The file system after the layer at `position`; 0 is the empty one below the base. The same tree again while it is kept. */
export function treeAt(stack: Stack, position: number): Tree {
  let trees = cache.get(stack);
  if (!trees) cache.set(stack, (trees = new Map()));
  const tree = trees.get(position) ?? new OverlayTree(stack, position, trees.get(position - 1));
  trees.delete(position);
  trees.set(position, tree);
  if (trees.size > kept) trees.delete(trees.keys().next().value!);
  return tree;
}

type Totals = { readonly bytes: Float64Array; readonly count: Uint32Array };

class OverlayTree extends TableTree {
  #versions: Int32Array | undefined;
  /** Versions of the tree below, where somebody has them already. */
  #below: Int32Array | undefined;
  #leads: ReadonlyMap<number, number> | undefined;
  #totals: Totals | undefined;

  constructor(stack: Stack, position: number, below: OverlayTree | undefined) {
    super(stack, position);
    this.#below = below === undefined ? undefined : below.#versions;
  }

  /** Laid down when first asked for. */
  get versions(): Int32Array {
    return (this.#versions ??= this.#laidDown());
  }

  kind(node: number): Kind {
    const version = this.versions[node]!;
    if (version < 0) return 'directory';
    const { layerOf, bases } = this.stack.paths;
    const layer = layerOf[version]!;
    const { kind, inode } = this.stack.indexes[layer - 1]!;
    const row = version - bases[layer]!;
    const own = kinds[kind[row]!]!;
    return own === 'hardlink' && this.#isLead(node, version) ? kinds[kind[inode[row]!]!]! : own;
  }

  size(node: number): number {
    const version = this.versions[node]!;
    if (version < 0) return 0;
    const { layerOf, bases, isLinked } = this.stack.paths;
    if (isLinked[version] === 1 && !this.#isLead(node, version)) return 0;
    const layer = layerOf[version]!;
    return this.stack.indexes[layer - 1]!.size[version - bases[layer]!]!;
  }

  total(node: number): number {
    const slot = this.stack.paths.directories.slot[node]!;
    return slot < 0 ? this.size(node) : this.#rolledUp().bytes[slot]!;
  }

  count(node: number): number {
    const slot = this.stack.paths.directories.slot[node]!;
    return slot < 0 ? 0 : this.#rolledUp().count[slot]!;
  }

  layer(node: number): number {
    const version = this.versions[node]!;
    return version < 0 ? 0 : this.stack.paths.layerOf[version]!;
  }

  entry(node: number, path = this.path(node)): Entry {
    const version = this.versions[node]!;
    const entry = entryOf(this.stack, path, version);
    if (entry.kind !== 'hardlink') return entry;
    const content = contentVersion(this.stack, version);
    if (content === version) return entry;
    const lead = this.#leadOf(content);
    if (lead !== node) return { ...entry, target: this.path(lead) };
    return { ...entryOf(this.stack, path, content), path };
  }

  #isLead(node: number, version: number): boolean {
    return this.#leadOf(contentVersion(this.stack, version)) === node;
  }

  #leadOf(content: number): number {
    return (this.#leads ??= this.#leadsOfGroups()).get(content)!;
  }

  #laidDown(): Int32Array {
    const below = this.#below;
    this.#below = undefined;
    if (this.position === this.stack.indexes.length) return this.stack.seen();
    const versions = below ? below.slice() : new Int32Array(this.length).fill(-1);
    for (let layer = below ? this.position : 1; layer <= this.position; layer++)
      layOver(versions, this.stack.history[layer - 1]!);
    return versions;
  }

  /** By content that hard links share, the node that stands for the file: its own when it is seen here, else the first. */
  #leadsOfGroups(): ReadonlyMap<number, number> {
    const { isLinked } = this.stack.paths;
    const leads = new Map<number, number>();
    for (let node = 1; node < this.length; node++) {
      const version = this.versions[node]!;
      if (version < 0 || isLinked[version] === 0) continue;
      const content = contentVersion(this.stack, version);
      if (content === version || !leads.has(content)) leads.set(content, node);
    }
    return leads;
  }

  /** Totals of all directories, bottom up: children have larger numbers than their parents. */
  #rolledUp(): Totals {
    if (this.#totals) return this.#totals;
    const { tree, directories } = this.stack.paths;
    const { slot } = directories;
    const bytes = new Float64Array(directories.count);
    const count = new Uint32Array(directories.count);
    for (let node = this.length - 1; node > 0; node--) {
      if (this.versions[node]! < 0) continue;
      const own = slot[node]!;
      const parent = slot[tree.parent[node]!]!;
      // A node that is a file here can have been a directory elsewhere, so it can have both.
      const size = this.size(node);
      if (own >= 0) bytes[own]! += size;
      bytes[parent]! += own < 0 ? size : bytes[own]!;
      count[parent]! += own < 0 ? 1 : count[own]! + 1;
    }
    this.#totals = { bytes, count };
    return this.#totals;
  }
}

/** Writes what a layer changed into the versions seen below it. */
function layOver(versions: Int32Array, { nodes, after }: LayerHistory): void {
  for (let i = 0; i < nodes.length; i++) versions[nodes[i]!] = after[i]!;
}

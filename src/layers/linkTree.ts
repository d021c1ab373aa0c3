import type { Entry } from '../model/entry.ts';
import type { Kind } from '../model/tarEntry.ts';
import type { Expanded } from './linkExpansion.ts';
import { TableTree } from './tableTree.ts';
import type { Through, Tree } from './tree.ts';

/** A tree in which links are looked through: what a node shows is asked of the tree below. */
export class LinkTree extends TableTree {
  readonly versions: Int32Array;
  readonly through: Through;
  readonly #tree: Tree;
  readonly #real: Int32Array;
  #counts: Uint32Array | undefined;

  constructor(tree: Tree, { paths, versions, real, left }: Expanded) {
    super({ ...tree.stack, paths }, tree.position);
    this.versions = versions;
    this.through = { tree, nodes: real, left };
    this.#tree = tree;
    this.#real = real;
  }

  kind(node: number): Kind {
    const kind = this.#tree.kind(this.#real[node]!);
    return kind === 'file' && !this.#isOwn(node) ? 'hardlink' : kind;
  }

  size(node: number): number {
    return this.#isOwn(node) ? this.#tree.size(node) : 0;
  }

  total(node: number): number {
    return this.#isOwn(node) ? this.#tree.total(node) : 0;
  }

  count(node: number): number {
    return (this.#counts ??= this.#counted())[node]!;
  }

  layer(node: number): number {
    return this.#tree.layer(this.#real[node]!);
  }

  /** Of what is seen through a link the target is the path where it really is; of a link that stays one its own. */
  entry(node: number, path = this.path(node)): Entry {
    if (this.#isOwn(node)) return this.#tree.entry(node, path);
    const entry = this.#tree.entry(this.#real[node]!);
    if (entry.kind === 'symlink') return { ...entry, path };
    return { ...entry, path, kind: this.kind(node), target: entry.path };
  }

  /** Whether the tree itself has this at this node. */
  #isOwn(node: number): boolean {
    return this.#real[node] === node;
  }

  #counted(): Uint32Array {
    const { parent } = this.stack.paths.tree;
    const counts = new Uint32Array(this.length);
    for (let node = this.length - 1; node > 0; node--)
      if (this.versions[node]! >= 0) counts[parent[node]!]! += counts[node]! + 1;
    return counts;
  }
}

import { enlarged } from '../layers/nameTree.ts';
import { NumberTable } from './numberTable.ts';

/** Nodes by a key that several may have, as chains in columns: of a million files hardly any share their content. */
export class NodeGroups {
  readonly #groups = new NumberTable();
  /** By group: the node that joined last. */
  #last = new Int32Array(64);
  /** By node: the one of its group that joined before, -1 for none; made with the first group. */
  #before: Int32Array | undefined;
  readonly #nodes: number;

  /** For a tree of so many nodes. */
  constructor(nodes: number) {
    this.#nodes = nodes;
  }

  add(key: number, node: number): void {
    const before = (this.#before ??= new Int32Array(this.#nodes).fill(-1));
    const count = this.#groups.length;
    const group = this.#groups.add(key);
    if (group < count) before[node] = this.#last[group]!;
    else if (group === this.#last.length) this.#last = enlarged(this.#last, group * 2);
    this.#last[group] = node;
  }

  /** The group of a key, -1 when nobody has it. */
  find(key: number): number {
    return this.#groups.find(key);
  }

  isSingle(group: number): boolean {
    return this.#before![this.#last[group]!] === -1;
  }

  first(group: number): number {
    return this.#last[group]!;
  }

  *nodes(group: number): Generator<number, void, void> {
    for (let node = this.#last[group]!; node >= 0; node = this.#before![node]!) yield node;
  }
}

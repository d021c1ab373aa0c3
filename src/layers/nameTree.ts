import type { Names } from '../model/layerIndex.ts';
import type { Column } from './columnBytes.ts';

/** Names in which paths can be found. */
export type FoundNames = Readonly<Names> &
  Pick<NameTree, 'find' | 'copy'> & { readonly length: number; readonly used: number };

/**
 * A growing tree of names: node 0 is the root, every other node is one component below a parent with a smaller number.
 * Names are bytes in one buffer; nodes are found by (parent, name) in an open hash table. Both a layer's index and the
 * table of a stack stand on it.
 */
export class NameTree {
  length = 0;
  parent: Int32Array;
  nameStart: Uint32Array;
  nameEnd: Uint32Array;
  names: Uint8Array;
  /** Bytes of `names` in use. */
  used = 0;
  #hash: Int32Array;
  #slots: Int32Array;
  #isHashed = true;
  #soughtHash = 0;
  #soughtSlot = 0;
  // Names come from strangers: without a seed they could be chosen so that all of them collide.
  #seed = (Math.random() * 0x100000000) | 0;

  /** Room for `nodes` before anything has to move; the root is there at once. */
  constructor(nodes = 1024) {
    this.parent = new Int32Array(nodes);
    this.nameStart = new Uint32Array(nodes);
    this.nameEnd = new Uint32Array(nodes);
    this.names = new Uint8Array(nodes * 16);
    this.#hash = new Int32Array(nodes);
    this.#slots = new Int32Array(slotsFor(nodes)).fill(-1);
    this.add(-1, this.names, 0, 0);
  }

  /** A tree that is there already, of names that are unique. Its hash table is made when something is first looked for. */
  static laidOn(columns: Names): NameTree {
    const tree = new NameTree(1);
    const { parent, nameStart, nameEnd, names } = columns;
    Object.assign(tree, { parent, nameStart, nameEnd, names });
    tree.length = columns.parent.length;
    tree.used = columns.names.length;
    tree.#isHashed = false;
    return tree;
  }

  /** The same nodes in columns of their own, to be added to. */
  copy(): NameTree {
    const copy = NameTree.laidOn({
      parent: this.parent.slice(0, this.length),
      nameStart: this.nameStart.slice(0, this.length),
      nameEnd: this.nameEnd.slice(0, this.length),
      names: this.names.slice(0, this.used),
    });
    if (!this.#isHashed) return copy;
    copy.#isHashed = true;
    copy.#seed = this.#seed;
    copy.#hash = this.#hash.slice(0, this.length);
    copy.#slots = this.#slots.slice();
    return copy;
  }

  /** The node that `bytes[start, end)` names below `parent`, -1 when there is none. */
  find(parent: number, bytes: Uint8Array, start: number, end: number): number {
    if (!this.#isHashed) this.#hashAll();
    this.#soughtHash = this.#hashOf(parent, bytes, start, end);
    this.#soughtSlot = this.#slot(this.#soughtHash, parent, bytes, start, end);
    return this.#slots[this.#soughtSlot]!;
  }

  /** Appends a node. One of the same parent and name, if there is any, is found no more. */
  add(parent: number, bytes: Uint8Array, start: number, end: number): number {
    const former = this.find(parent, bytes, start, end);
    if (former >= 0) this.#hash[former] = 0;
    return this.addSought(parent, bytes, start, end);
  }

  /** Appends the node that `find`, called just before with the same arguments, did not find: its place is known. */
  addSought(parent: number, bytes: Uint8Array, start: number, end: number): number {
    const hash = this.#soughtHash;
    if (this.length === this.parent.length) {
      this.#grow();
      this.#soughtSlot = this.#slot(hash, parent, bytes, start, end);
    }
    const node = this.length++;
    this.parent[node] = parent;
    this.nameStart[node] = this.used;
    this.append(bytes, start, end);
    this.nameEnd[node] = this.used;
    this.#hash[node] = hash;
    this.#slots[this.#soughtSlot] = node;
    return node;
  }

  /** Puts bytes behind the name of the node added last, where a link's target lies. */
  append(bytes: Uint8Array, start: number, end: number): void {
    const needed = this.used + end - start;
    if (needed > this.names.length) this.names = enlarged(this.names, Math.max(needed, this.names.length * 2));
    // Names are short: a loop beats making a view for `set`.
    if (end - start > 64) this.names.set(bytes.subarray(start, end), this.used);
    else for (let i = start, to = this.used; i < end; i++) this.names[to++] = bytes[i]!;
    this.used = needed;
  }

  #hashOf(parent: number, bytes: Uint8Array, start: number, end: number): number {
    let hash = this.#seed ^ Math.imul(parent, 0x9e3779b1);
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193) ^ (hash >>> 15);
    // 0 marks a node that is found no more.
    return hash === 0 ? 1 : hash;
  }

  /** The slot that holds this node, else the free one where it belongs. */
  #slot(hash: number, parent: number, bytes: Uint8Array, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const node = this.#slots[slot]!;
      if (node < 0) return slot;
      if (this.#hash[node] === hash && this.parent[node] === parent && this.#isNamed(node, bytes, start, end))
        return slot;
    }
  }

  #isNamed(node: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.nameStart[node]!;
    if (this.nameEnd[node]! - from !== end - start) return false;
    for (let i = 0; i < end - start; i++) if (this.names[from + i] !== bytes[start + i]) return false;
    return true;
  }

  #grow(): void {
    const nodes = this.length * 2;
    this.parent = enlarged(this.parent, nodes);
    this.nameStart = enlarged(this.nameStart, nodes);
    this.nameEnd = enlarged(this.nameEnd, nodes);
    this.#hash = enlarged(this.#hash, nodes);
    this.#fillSlots(nodes);
  }

  #hashAll(): void {
    this.#isHashed = true;
    this.#hash = new Int32Array(this.length);
    for (let node = 0; node < this.length; node++) {
      this.#hash[node] = this.#hashOf(this.parent[node]!, this.names, this.nameStart[node]!, this.nameEnd[node]!);
    }
    this.#fillSlots(this.length);
  }

  /** Makes the table anew, with room for `nodes`. */
  #fillSlots(nodes: number): void {
    const slots = new Int32Array(slotsFor(nodes)).fill(-1);
    const mask = slots.length - 1;
    for (let node = 0; node < this.length; node++) {
      if (this.#hash[node] === 0) continue;
      let slot = this.#hash[node]! & mask;
      while (slots[slot]! >= 0) slot = (slot + 1) & mask;
      slots[slot] = node;
    }
    this.#slots = slots;
  }
}

/** A power of two that leaves the table at most half full. */
function slotsFor(nodes: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(nodes, 8) * 2));
}

/** A copy of `column` with room for `length` values. */
export function enlarged<C extends Column>(column: C, length: number): C {
  const copy = new (column.constructor as new (length: number) => C)(length);
  copy.set(column);
  return copy;
}

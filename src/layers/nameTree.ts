import type { Column } from './columnBytes.ts';

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
  /** Nodes in the table. */
  #hashed = 0;
  // Nodes that nobody has looked for are put into the table with all their siblings: by directory the last of them (0:
  // none), by node the one before. Without any both are empty.
  #isWhole = true;
  #waiting = new Int32Array(0);
  #former = new Int32Array(0);
  #soughtHash = 0;
  #soughtSlot = 0;
  // Names come from strangers: without a seed they could be chosen so that all of them collide.
  #seed = (Math.random() * 0x100000000) | 0;

  /** Room for `nodes`, and for as many of them in the hash table as `hashed`, before anything has to move; the root is there at once. */
  constructor(nodes = 1024, hashed = Math.min(nodes, 4096)) {
    this.parent = new Int32Array(nodes);
    this.nameStart = new Uint32Array(nodes);
    this.nameEnd = new Uint32Array(nodes);
    this.names = new Uint8Array(nodes * 16);
    this.#hash = new Int32Array(nodes);
    this.#slots = new Int32Array(slotsFor(hashed));
    this.add(-1, this.names, 0, 0);
  }

  /** A tree that is there already, of names that are unique. */
  static laidOn(columns: Pick<NameTree, 'parent' | 'nameStart' | 'nameEnd' | 'names'>): NameTree {
    const tree = new NameTree(1);
    Object.assign(tree, columns);
    tree.length = columns.parent.length;
    tree.used = columns.names.length;
    tree.#hash = new Int32Array(0);
    tree.#hashed = 0;
    tree.#slots.fill(0);
    tree.#isWhole = false;
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
    if (!this.#isWhole && this.#waiting.length === 0) return copy;
    copy.#isWhole = this.#isWhole;
    copy.#waiting = this.#waiting.slice(0, this.length);
    copy.#former = this.#former.slice(0, this.length);
    copy.#seed = this.#seed;
    copy.#hash = this.#hash.slice(0, this.length);
    copy.#hashed = this.#hashed;
    copy.#slots = this.#slots.slice();
    return copy;
  }

  /** The node that `bytes[start, end)` names below `parent`, -1 when there is none. */
  find(parent: number, bytes: Uint8Array, start: number, end: number): number {
    if (!this.#isWhole) this.#hashBelow(parent);
    this.#soughtHash = this.#hashOf(parent, bytes, start, end);
    this.#soughtSlot = this.#slot(this.#soughtHash, parent, bytes, start, end);
    return this.#slots[this.#soughtSlot]! - 1;
  }

  /** Appends a node. One of the same parent and name, if there is any, is found no more. */
  add(parent: number, bytes: Uint8Array, start: number, end: number): number {
    const former = this.find(parent, bytes, start, end);
    if (former >= 0) this.#hash[former] = 0;
    return this.addSought(parent, bytes, start, end);
  }

  /** Appends the node that `find`, called just before with the same arguments, did not find: its place is known. */
  addSought(parent: number, bytes: Uint8Array, start: number, end: number): number {
    const node = this.#append(parent, bytes, start, end);
    this.#hash[node] = this.#soughtHash;
    this.#slots[this.#soughtSlot] = node + 1;
    this.#count();
    return node;
  }

  /** Appends a node that is known to be new. As long as nobody looks for it or for a sibling, nothing is hashed. */
  addFresh(parent: number, bytes: Uint8Array, start: number, end: number): number {
    if (this.#waiting.length === 0) this.#beginWaiting();
    const node = this.#append(parent, bytes, start, end);
    this.#former[node] = this.#waiting[parent]!;
    this.#waiting[parent] = node;
    return node;
  }

  #append(parent: number, bytes: Uint8Array, start: number, end: number): number {
    if (this.length === this.parent.length) this.#grow();
    const node = this.length++;
    this.parent[node] = parent;
    this.nameStart[node] = this.used;
    this.append(bytes, start, end);
    this.nameEnd[node] = this.used;
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
      const node = this.#slots[slot]! - 1;
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
    if (this.#waiting.length === 0) return;
    this.#waiting = enlarged(this.#waiting, nodes);
    this.#former = enlarged(this.#former, nodes);
  }

  /** Lets nodes wait to be hashed; all there are where none is. */
  #beginWaiting(): void {
    const nodes = this.parent.length;
    this.#waiting = new Int32Array(nodes);
    this.#former = new Int32Array(nodes);
    if (this.#isWhole) {
      this.#isWhole = false;
      return;
    }
    this.#hash = new Int32Array(nodes);
    for (let node = 1; node < this.length; node++) {
      const parent = this.parent[node]!;
      this.#former[node] = this.#waiting[parent]!;
      this.#waiting[parent] = node;
    }
  }

  #hashBelow(parent: number): void {
    if (this.#waiting.length === 0) this.#beginWaiting();
    let node = this.#waiting[parent]!;
    if (node === 0) return;
    this.#waiting[parent] = 0;
    for (; node !== 0; node = this.#former[node]!) {
      this.#hash[node] = this.#hashOf(parent, this.names, this.nameStart[node]!, this.nameEnd[node]!);
      this.#putIntoSlot(node);
      this.#count();
    }
  }

  /** One node more is in the table, which is made anew when it is half full. */
  #count(): void {
    this.#hashed++;
    if (this.#hashed * 2 > this.#slots.length) this.#fillSlots(this.#hashed * 2);
  }

  #putIntoSlot(node: number): void {
    const mask = this.#slots.length - 1;
    let slot = this.#hash[node]! & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = node + 1;
  }

  /** Makes the table anew, with room for `nodes`. */
  #fillSlots(nodes: number): void {
    this.#slots = new Int32Array(slotsFor(nodes));
    for (let node = 0; node < this.length; node++) if (this.#hash[node] !== 0) this.#putIntoSlot(node);
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

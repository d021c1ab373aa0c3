import type { Column } from './columnBytes.ts';
import { isSameName, nameHash, nameSeed } from './nameHash.ts';

/** Nodes in the hash table before it has to grow: room for more is not always used, and the table is touched all over. */
const mostRoomHashed = 4096;

/**
 * A growing tree of names: node 0 is the root, every other node is one component below a parent with a smaller number.
 * Names are bytes in one buffer; nodes are found by (parent, name) in an open hash table. A layer's index stands on it.
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
  /** A node and one in each slot that is taken; nothing has to be filled. */
  #slots: Int32Array;
  #soughtHash = 0;
  #soughtSlot = 0;
  readonly #seed = nameSeed();

  /** Room for `nodes` before anything has to move; the root is there at once. */
  constructor(nodes = 1024) {
    this.parent = new Int32Array(nodes);
    this.nameStart = new Uint32Array(nodes);
    this.nameEnd = new Uint32Array(nodes);
    this.names = new Uint8Array(nodes * 16);
    this.#hash = new Int32Array(nodes);
    this.#slots = new Int32Array(slotsFor(Math.min(nodes, mostRoomHashed)));
    this.add(-1, this.names, 0, 0);
  }

  /** The node that `bytes[start, end)` names below `parent`, -1 when there is none. */
  find(parent: number, bytes: Uint8Array, start: number, end: number): number {
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
    if (this.length === this.parent.length) this.#grow();
    const node = this.length++;
    this.parent[node] = parent;
    this.nameStart[node] = this.used;
    this.append(bytes, start, end);
    this.nameEnd[node] = this.used;
    this.#hash[node] = this.#soughtHash;
    this.#slots[this.#soughtSlot] = node + 1;
    if (this.length * 2 > this.#slots.length) this.#growSlots();
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
    // 0 marks a node that is found no more.
    return nameHash(this.#seed, parent, bytes, start, end) || 1;
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
    return isSameName(this.names, this.nameStart[node]!, this.nameEnd[node]!, bytes, start, end);
  }

  #grow(): void {
    const nodes = this.length * 2;
    this.parent = enlarged(this.parent, nodes);
    this.nameStart = enlarged(this.nameStart, nodes);
    this.nameEnd = enlarged(this.nameEnd, nodes);
    this.#hash = enlarged(this.#hash, nodes);
  }

  /** Makes the table anew, with room for twice as many. */
  #growSlots(): void {
    const slots = new Int32Array(slotsFor(this.length * 2));
    const mask = slots.length - 1;
    for (let node = 0; node < this.length; node++) {
      if (this.#hash[node] === 0) continue;
      let slot = this.#hash[node]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = node + 1;
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

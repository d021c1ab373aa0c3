import type { Names } from '../model/layerIndex.ts';
import { isSameName, nameHash, nameSeed } from './nameHash.ts';
import { enlarged } from './nameTree.ts';

/** Names in which paths can be found. */
export type FoundNames = Readonly<Names> &
  Pick<PathTree, 'find' | 'copy'> & { readonly length: number; readonly used: number };

/** Names in a folder that are looked through one by one. */
const mostInChain = 32;
/** There are more, and none of the first ones is it. */
const tooLong = -2;

/**
 * The tree of names of a stack. A layer brings most of its names in folders that no lower layer has: they are appended
 * without a look at what is there. Only large folders in which something is looked for are put into the hash table.
 */
export class PathTree {
  length: number;
  parent: Int32Array;
  nameStart: Uint32Array;
  nameEnd: Uint32Array;
  names: Uint8Array;
  /** Bytes of `names` in use. */
  used: number;
  /** By node: the one appended last of those that lie in it, and the one appended before it in the same directory; 0 is none. */
  #lastIn = new Int32Array(0);
  #before = new Int32Array(0);
  /** Nodes that are in these chains. */
  #chained = 1;
  /** 1 for directories whose nodes are in the hash table. */
  #isHashed = new Uint8Array(0);
  #hash = new Int32Array(0);
  #slots = new Int32Array(16).fill(-1);
  #hashed = 0;
  readonly #seed = nameSeed();

  /** Names one after another in `names`. */
  constructor({ parent, nameStart, nameEnd, names }: Names, length = parent.length, used = names.length) {
    this.parent = parent;
    this.nameStart = nameStart;
    this.nameEnd = nameEnd;
    this.names = names;
    this.length = length;
    this.used = used;
  }

  /** A root, and room for `nodes` and `bytes` of names before anything has to move. */
  static withRoom(nodes: number, bytes: number): PathTree {
    const parent = new Int32Array(nodes);
    parent[0] = -1;
    const columns = { parent, nameStart: new Uint32Array(nodes), nameEnd: new Uint32Array(nodes) };
    return new PathTree({ ...columns, names: new Uint8Array(bytes) }, 1, 0);
  }

  /** The first `length` nodes in columns of their own, with room for more. */
  copy(length = this.length, moreNodes = 0, moreBytes = 0): PathTree {
    const used = this.nameEnd[length - 1]!;
    const columns = {
      parent: enlarged(this.parent.subarray(0, length), length + moreNodes),
      nameStart: enlarged(this.nameStart.subarray(0, length), length + moreNodes),
      nameEnd: enlarged(this.nameEnd.subarray(0, length), length + moreNodes),
      names: enlarged(this.names.subarray(0, used), used + moreBytes),
    };
    return new PathTree(columns, length, used);
  }

  /** The node that `bytes[start, end)` names in a directory, -1 when there is none. */
  find(directory: number, bytes: Uint8Array, start: number, end: number): number {
    if (this.#isHashed[directory] !== 1) {
      this.#chainAll();
      const found = this.#findInChain(directory, bytes, start, end);
      if (found !== tooLong) return found;
      this.#hashAllIn(directory);
    }
    const hash = this.#hashOf(directory, bytes, start, end);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const node = this.#slots[slot]!;
      if (node < 0) return node;
      if (this.#hash[node] === hash && this.parent[node] === directory && this.#isNamed(node, bytes, start, end))
        return node;
    }
  }

  /** The same for folders of a few; `tooLong` for others. Most folders in which a layer changes something are looked into once. */
  #findInChain(directory: number, bytes: Uint8Array, start: number, end: number): number {
    let left = mostInChain;
    for (let node = this.#lastIn[directory]!; node > 0; node = this.#before[node]!) {
      if (left-- === 0) return tooLong;
      if (this.#isNamed(node, bytes, start, end)) return node;
    }
    return -1;
  }

  /** Appends all these nodes to a tree that has only its root. */
  appendAll({ parent, nameStart, nameEnd, names }: Names): void {
    this.parent.set(parent);
    this.nameStart.set(nameStart);
    this.nameEnd.set(nameEnd);
    this.names.set(names);
    this.length = parent.length;
    this.used = names.length;
  }

  /** Appends a node; the directory has none of this name. */
  append(directory: number, bytes: Uint8Array, start: number, end: number): number {
    if (this.length === this.parent.length) this.#grow();
    const node = this.length++;
    const used = this.used + end - start;
    if (used > this.names.length) this.names = enlarged(this.names, Math.max(used, this.names.length * 2));
    this.parent[node] = directory;
    this.nameStart[node] = this.used;
    this.nameEnd[node] = used;
    const { names } = this;
    for (let i = start, to = this.used; i < end; i++) names[to++] = bytes[i]!;
    this.used = used;
    if (this.#isHashed[directory] === 1) this.#enter(node, this.#hashOf(directory, bytes, start, end));
    return node;
  }

  #hashAllIn(directory: number): void {
    this.#isHashed[directory] = 1;
    const { names, nameStart, nameEnd } = this;
    for (let node = this.#lastIn[directory]!; node > 0; node = this.#before[node]!)
      this.#enter(node, this.#hashOf(directory, names, nameStart[node]!, nameEnd[node]!));
  }

  /** Puts the nodes into chains that are in none yet. */
  #chainAll(): void {
    if (this.#chained === this.length && this.#before.length > 0) return;
    const room = this.parent.length;
    if (this.#before.length < room) {
      this.#lastIn = enlarged(this.#lastIn, room);
      this.#before = enlarged(this.#before, room);
      this.#isHashed = enlarged(this.#isHashed, room);
    }
    const { parent, length } = this;
    for (let node = this.#chained; node < length; node++) {
      this.#before[node] = this.#lastIn[parent[node]!]!;
      this.#lastIn[parent[node]!] = node;
    }
    this.#chained = length;
  }

  #enter(node: number, hash: number): void {
    if (this.#hash.length <= node) this.#hash = enlarged(this.#hash, this.parent.length);
    this.#hash[node] = hash;
    if (++this.#hashed * 2 > this.#slots.length) this.#growSlots();
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot]! >= 0) slot = (slot + 1) & mask;
    this.#slots[slot] = node;
  }

  #hashOf(parent: number, bytes: Uint8Array, start: number, end: number): number {
    return nameHash(this.#seed, parent, bytes, start, end);
  }

  #isNamed(node: number, bytes: Uint8Array, start: number, end: number): boolean {
    return isSameName(this.names, this.nameStart[node]!, this.nameEnd[node]!, bytes, start, end);
  }

  #grow(): void {
    const nodes = this.length * 2;
    this.parent = enlarged(this.parent, nodes);
    this.nameStart = enlarged(this.nameStart, nodes);
    this.nameEnd = enlarged(this.nameEnd, nodes);
  }

  #growSlots(): void {
    const former = this.#slots;
    const mask = former.length * 4 - 1;
    const slots = new Int32Array(mask + 1).fill(-1);
    for (const node of former) {
      if (node < 0) continue;
      let slot = this.#hash[node]! & mask;
      while (slots[slot]! >= 0) slot = (slot + 1) & mask;
      slots[slot] = node;
    }
    this.#slots = slots;
  }
}

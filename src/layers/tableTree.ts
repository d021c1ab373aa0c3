import type { Entry } from '../model/entry.ts';
import type { Kind } from '../model/tarEntry.ts';
import { nameOf, pathOf } from './pathOf.ts';
import { findPath } from './pathTable.ts';
import type { Stack } from './stack.ts';
import type { Tree } from './tree.ts';

/** What every tree over a table of paths answers alike, from the table and the version that is seen at each node. */
export abstract class TableTree implements Tree {
  readonly stack: Stack;
  readonly position: number;
  readonly length: number;

  constructor(stack: Stack, position: number) {
    this.stack = stack;
    this.position = position;
    this.length = stack.paths.length;
  }

  /** Version by node, -1 where the node is absent (and for a root that nobody names). */
  abstract readonly versions: Int32Array;
  abstract kind(node: number): Kind;
  abstract size(node: number): number;
  abstract total(node: number): number;
  abstract count(node: number): number;
  abstract layer(node: number): number;
  abstract entry(node: number, path?: string): Entry;

  parent(node: number): number {
    return this.stack.paths.tree.parent[node]!;
  }

  has(node: number): boolean {
    return node === 0 || this.versions[node]! >= 0;
  }

  version(node: number): number {
    return this.versions[node]!;
  }

  children(node: number): readonly number[] {
    const present: number[] = [];
    for (const child of this.stack.paths.directories.children(node))
      if (this.versions[child]! >= 0) present.push(child);
    return present;
  }

  name(node: number): string {
    return nameOf(this.stack.paths.tree, node);
  }

  path(node: number): string {
    return pathOf(this.stack.paths.tree, node);
  }

  find(path: string): number {
    const node = findPath(this.stack.paths.tree, path);
    return node >= 0 && this.has(node) ? node : -1;
  }
}

import type { Sections } from '../model/sections.ts';
import { type Column, columnOf, unsigned, type View } from './columnBytes.ts';
import { areBelow, areNoneOrBelow, areRuns } from './columnSoundness.ts';

/** How many nodes and versions a fold speaks of. */
export type FoldSizes = { readonly nodes: number; readonly versions: number };

/** The columns of a fold that lies in sections. What is damaged or not what it should be throws what the sections throw. */
export class LaidColumns {
  readonly nodes: number;
  readonly versions: number;
  readonly #sections: Sections;

  constructor(sections: Sections, { nodes, versions }: FoldSizes) {
    this.nodes = nodes;
    this.versions = versions;
    this.#sections = sections;
  }

  take<C extends Column>(Kind: View<C>, section: number, length: number, isSound = (_: C): boolean => true): C {
    const column = columnOf(Kind, this.#sections.take(section), length);
    return column !== undefined && isSound(column) ? column : this.#sections.refuse();
  }

  /** A section of bytes, as many as there are. */
  takeBytes(section: number): Uint8Array {
    return this.#sections.take(section);
  }

  takeNodes(section: number, length: number): Int32Array {
    return this.take(Int32Array, section, length, (nodes) => areBelow(unsigned(nodes), this.nodes));
  }

  /** Versions, -1 for none. */
  takeSeen(section: number, length: number): Int32Array {
    return this.take(Int32Array, section, length, (versions) => areNoneOrBelow(unsigned(versions), this.versions));
  }

  /** Where the runs of all nodes begin, one behind another, and where the last one ends. */
  takeRuns(section: number, end: number): Uint32Array {
    return this.take(Uint32Array, section, this.nodes + 1, (first) => areRuns(first, end));
  }

  refuse(): never {
    return this.#sections.refuse();
  }
}

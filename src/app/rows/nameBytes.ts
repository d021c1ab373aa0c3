import type { Tree } from '../../layers/tree.ts';

/** Letters of ASCII in lower case, every other byte itself. */
const lower = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte));
const same = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/**
 * The names of a tree as their bytes, for those that are shown as they are (printable ASCII): most names of most images,
 * so that a filter makes no string of them.
 */
export class NameBytes {
  readonly #names: Uint8Array;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  readonly #folded: Uint8Array;

  constructor({ stack }: Tree, foldsCase: boolean) {
    const { names, nameStart, nameEnd } = stack.paths.tree;
    [this.#names, this.#starts, this.#ends] = [names, nameStart, nameEnd];
    this.#folded = foldsCase ? lower : same;
  }

  /** Whether the name of a node is shown as it is. */
  isPlain(node: number): boolean {
    for (let at = this.#starts[node]!; at < this.#ends[node]!; at++) {
      const byte = this.#names[at]!;
      if (byte < 0x20 || byte > 0x7e) return false;
    }
    return true;
  }

  /** Whether a plain name has `word` (folded where the filter folds) anywhere, at its start, at its end. */
  holds(node: number, { text, start, end }: { text: string; start: boolean; end: boolean }): boolean {
    const [from, to] = [this.#starts[node]!, this.#ends[node]! - text.length];
    if (to < from || (start && end && to !== from)) return false;
    if (start) return this.#isAt(from, text);
    if (end) return this.#isAt(to, text);
    for (let at = from; at <= to; at++) if (this.#isAt(at, text)) return true;
    return false;
  }

  #isAt(at: number, text: string): boolean {
    for (let i = 0; i < text.length; i++) if (this.#folded[this.#names[at + i]!] !== text.charCodeAt(i)) return false;
    return true;
  }
}

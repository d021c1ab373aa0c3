import type { Names } from '../model/layerIndex.ts';
import { pathLengths, pathText } from './pathNames.ts';

/** All paths of a stack, folded and masked, so that a keystroke over a million of them stays bearable. */
export type PathIndex = {
  readonly paths: Names;
  /** Bytes of each path, by node. */
  readonly lengths: Uint32Array;
  /** Lower-case paths of printable ASCII one behind the other; path `node` lies from `start[node]` to `start[node + 1]`. */
  readonly bytes: Uint8Array;
  readonly start: Uint32Array;
  /** The others by node, without case and accents. */
  readonly others: ReadonlyMap<number, string>;
  /** Which characters occur in a path, as bits: most paths fail here. */
  readonly masks: Uint32Array;
  /** Paths that there are; the root has none. */
  readonly count: number;
  /** The query answered last and all that matched it: a longer query can only match some of these. */
  last?: { readonly query: string; readonly nodes: Uint32Array };
};

/** Steps between two turns of others: about a millisecond. */
export const turnNodes = 8192;

const slash = 0x2f;

/** Makes the index of paths, in steps. */
export function* indexing(paths: Names): Generator<void, PathIndex, void> {
  const { parent, nameStart, nameEnd, names } = paths;
  const nodes = parent.length;
  const lengths = pathLengths(paths);
  yield;
  const start = new Uint32Array(nodes + 1);
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  const masks = new Uint32Array(nodes);
  const others = new Map<number, string>();
  let count = 0;
  let end = 0;
  for (let node = 1; node < nodes; node++) {
    if (node % turnNodes === 0) yield;
    start[node] = end;
    const length = lengths[node]!;
    if (length > 0) count++;
    const above = parent[node]!;
    const name = nameEnd[node]! - nameStart[node]!;
    const isBelow = length > name;
    let isPlain = !isBelow || !others.has(above);
    let mask = isBelow ? masks[above]! | bitOf(slash) : 0;
    let to = end;
    if (isBelow && isPlain) {
      for (let from = start[above]!, last = start[above + 1]!; from < last; ) bytes[to++] = bytes[from++]!;
      bytes[to++] = slash;
    }
    for (let from = nameEnd[node]! - Math.min(name, length); isPlain && from < nameEnd[node]!; from++) {
      const byte = lower(names[from]!);
      isPlain = byte >= 0x20 && byte < 0x7f;
      bytes[to++] = byte;
      mask |= bitOf(byte);
    }
    if (isPlain) end = to;
    else {
      const text = folded(pathText(paths, node, length));
      others.set(node, text);
      mask = maskOf(text);
    }
    masks[node] = mask;
    start[node + 1] = end;
  }
  return { paths, lengths, bytes, start, others, masks, count };
}

/** A path's text without case and accents, as it is matched. */
export function foldedPath({ bytes, start, others }: PathIndex, node: number): string {
  const text = others.get(node);
  if (text !== undefined) return text;
  return Buffer.from(bytes.buffer, bytes.byteOffset + start[node]!, start[node + 1]! - start[node]!).toString('latin1');
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}

const ascii = /^[\x00-\x7f]*$/;

/** Lower case, without accents, as fuzzysort compares. */
export function folded(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** One bit for each letter, the rest share six. */
export function maskOf(text: string): number {
  let mask = 0;
  for (let i = 0; i < text.length; i++) mask |= bitOf(text.charCodeAt(i));
  return mask >>> 0;
}

function bitOf(code: number): number {
  return code >= 97 && code <= 122 ? 1 << (code - 97) : 1 << (26 + (code % 6));
}

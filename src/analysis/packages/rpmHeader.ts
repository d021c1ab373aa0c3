import { latin1OfBytes } from '../../model/latin1.ts';
import { viewOf } from './viewOf.ts';

/** The tags that are read (rpm include/rpm/rpmtag.h). */
export const rpmTags = {
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  summary: 1004,
  size: 1009,
  license: 1014,
  sourceRpm: 1044,
  directoryIndexes: 1116,
  baseNames: 1117,
  directoryNames: 1118,
} as const;

type Tag = (typeof rpmTags)[keyof typeof rpmTags];

const wanted = new Set<number>(Object.values(rpmTags));
const types = { int32: 4, string: 6, stringArray: 8, translated: 9 } as const;
const indexEntry = 16;

/**
 * One package's header as rpm's database keeps it (rpm docs/manual/hregions.md): two lengths, an index of (tag, type,
 * offset, count), the data. What does not hold reads as absent.
 */
export class RpmHeader {
  readonly #data: Uint8Array;
  readonly #view: DataView;
  readonly #index = new Map<number, { readonly type: number; readonly offset: number; readonly count: number }>();

  private constructor(data: Uint8Array, index: DataView) {
    this.#data = data;
    this.#view = viewOf(data);
    for (let at = 0; at < index.byteLength; at += indexEntry) {
      const tag = index.getUint32(at);
      if (!wanted.has(tag) || this.#index.has(tag)) continue;
      const offset = index.getUint32(at + 8);
      this.#index.set(tag, { type: index.getUint32(at + 4), offset, count: index.getUint32(at + 12) });
    }
  }

  /** The header in a value of the database; undefined when it is cut. */
  static of(blob: Uint8Array): RpmHeader | undefined {
    if (blob.length < 8) return undefined;
    const view = viewOf(blob);
    const start = 8 + view.getUint32(0) * indexEntry;
    const end = start + view.getUint32(4);
    return end > blob.length ? undefined : new RpmHeader(blob.subarray(start, end), viewOf(blob.subarray(8, start)));
  }

  /** latin1; of a translated text the untranslated one, which comes first. */
  string(tag: Tag): string | undefined {
    const found = this.#index.get(tag);
    return found?.type === types.string || found?.type === types.translated ? this.#stringAt(found.offset) : undefined;
  }

  /** The strings of an array, latin1, as far as they go. */
  *strings(tag: Tag): Generator<string> {
    const found = this.#index.get(tag);
    if (found?.type !== types.stringArray) return;
    for (let i = 0, at = found.offset; i < found.count; i++) {
      const next = this.#stringAt(at);
      if (next === undefined) return;
      yield next;
      at += next.length + 1;
    }
  }

  /** The number at a place of an array. */
  number(tag: Tag, place = 0): number | undefined {
    const found = this.#index.get(tag);
    if (found?.type !== types.int32 || place >= found.count) return undefined;
    const at = found.offset + 4 * place;
    return at + 4 <= this.#data.length ? this.#view.getUint32(at) : undefined;
  }

  #stringAt(start: number): string | undefined {
    const end = this.#data.indexOf(0, start);
    return end < 0 || start >= this.#data.length ? undefined : latin1OfBytes(this.#data.subarray(start, end));
  }
}

import { CorruptStream } from '../archive/corruptStream.ts';
import { Sha256 } from '../archive/digest.ts';
import { TarReader } from '../archive/tarReader.ts';
import type { OpenImage } from '../model/openImage.ts';
import type { TarEntry } from '../model/tarEntry.ts';
import { layerStream } from './layerStream.ts';
import { Slices } from './slices.ts';
import { mostZeros, type Runs } from './sparseBytes.ts';
import type { Content } from './versionContent.ts';

/** Layer → row → sha256 of the file's bytes as a reader sees them. */
export type Digests = ReadonlyMap<number, ReadonlyMap<number, string>>;

/**
 * The sha256 of contents in layers that are compressed: each layer flows once more and only the wanted files are
 * hashed. Contents that the stream does not reach are absent.
 */
export async function streamedDigests(
  open: OpenImage,
  contents: readonly Content[],
  signal?: AbortSignal,
): Promise<Digests> {
  const byLayer = grouped(contents);
  const digests = new Map<number, ReadonlyMap<number, string>>();
  for (const [layer, wanted] of byLayer) {
    digests.set(layer, await digestsOfLayer(open, layer, wanted, signal));
  }
  return digests;
}

function grouped(contents: readonly Content[]): ReadonlyMap<number, readonly Content[]> {
  const layers = new Map<number, Content[]>();
  for (const content of contents) {
    const list = layers.get(content.layer);
    if (list === undefined) layers.set(content.layer, [content]);
    else list.push(content);
  }
  return layers;
}

async function digestsOfLayer(open: OpenImage, layer: number, wanted: readonly Content[], signal?: AbortSignal) {
  const found = new Map<number, string>();
  const blob = open.openLayer(layer);
  if (blob === undefined) return found;
  const slices = new Slices(signal);
  const reader = new TarReader(sink(rowsByBody(wanted), found));
  try {
    for await (const chunk of layerStream(blob, { signal })) {
      reader.write(chunk);
      if (slices.over) await slices.turn();
    }
  } catch (error) {
    // where the stream breaks off has been said when the layer was indexed
    if (!(error instanceof CorruptStream)) throw error;
  }
  return found;
}

/** The offset of its body names an entry of a tar in both passes. */
function rowsByBody(contents: readonly Content[]): ReadonlyMap<number, number> {
  return new Map(contents.map(({ index, row }) => [index.body[row]!, row]));
}

function sink(rows: ReadonlyMap<number, number>, found: Map<number, string>) {
  let hash: FileHash | undefined;
  let row: number | undefined;
  return {
    entry(entry: TarEntry) {
      row = entry.kind === 'file' && entry.size <= mostZeros + entry.stored ? rows.get(entry.body) : undefined;
      hash = row === undefined ? undefined : new FileHash(entry);
    },
    content: (chunk: Uint8Array) => hash?.update(chunk),
    contentEnd() {
      if (row !== undefined && hash !== undefined) found.set(row, hash.digest());
    },
    problem() {},
  };
}

const zeros = new Uint8Array(64 * 1024);

/** Hashes a file from its stored body: the holes of a sparse file are fed as zeros. */
class FileHash {
  readonly #hash = new Sha256();
  readonly #size: number;
  readonly #runs: Runs;
  #run = 0;
  #at = 0;

  constructor(entry: TarEntry) {
    this.#size = entry.size;
    this.#runs = entry.sparse ?? [[0, entry.size]];
  }

  update(chunk: Uint8Array): void {
    let rest = chunk;
    while (rest.length > 0 && this.#run < this.#runs.length) {
      const [offset, length] = this.#runs[this.#run]!;
      this.#hole(offset);
      const part = rest.subarray(0, offset + length - this.#at);
      this.#hash.update(part);
      this.#at += part.length;
      rest = rest.subarray(part.length);
      if (this.#at === offset + length) this.#run++;
    }
  }

  digest(): string {
    this.#hole(this.#size);
    return this.#hash.digest();
  }

  #hole(end: number): void {
    while (this.#at < end) {
      const part = zeros.subarray(0, end - this.#at);
      this.#hash.update(part);
      this.#at += part.length;
    }
  }
}

import { CorruptStream } from '../archive/compression/corruptStream.ts';
import { TarReader } from '../archive/tar/tarReader.ts';
import type { OpenImage } from '../model/openImage.ts';
import type { TarEntry } from '../model/tarEntry.ts';
import { allOrNone } from './allOrNone.ts';
import { layerStream } from './layerStream.ts';
import { Slices } from './slices.ts';
import { mostZeros, type Runs } from './sparseBytes.ts';
import type { Content } from './versionContent.ts';

/** Hears the bytes of one file as a reader sees them. */
export type Receiver = {
  /** The next bytes; they are only lent. */
  update(bytes: Uint8Array): void;
  /** All bytes were heard. Not called for a file that the stream does not reach or not in full. */
  end(): void;
};

/** Layers that flow at a time: zlib inflates each on a thread of its own. */
const layersAtOnce = 3;

/**
 * Lets the layers of these contents flow once, some at a time, each until all of its contents have passed. For layers
 * that are compressed: what lies plain is read in place. Where a stream breaks off has been said when the layer was
 * indexed.
 */
export async function streamContents(
  open: OpenImage,
  contents: readonly Content[],
  receiverOf: (content: Content) => Receiver,
  signal?: AbortSignal,
): Promise<void> {
  const waiting = [...byLayerAndBody(contents)];
  const flow = async (either: AbortSignal): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await streamLayer(open, next[0], next[1], receiverOf, either);
    }
  };
  const flows = Math.min(layersAtOnce, waiting.length);
  await allOrNone(signal, (either) => Array.from({ length: flows }, () => flow(either())));
}

/** The offset of its body names an entry of a tar in both passes. */
type ByBody = Map<number, Content>;

function byLayerAndBody(contents: readonly Content[]): ReadonlyMap<number, ByBody> {
  const layers = new Map<number, ByBody>();
  for (const content of contents) {
    const bodies: ByBody = layers.get(content.layer) ?? new Map();
    layers.set(content.layer, bodies.set(content.index.body[content.row]!, content));
  }
  return layers;
}

async function streamLayer(
  open: OpenImage,
  layer: number,
  wanted: ByBody,
  receiverOf: (content: Content) => Receiver,
  signal?: AbortSignal,
): Promise<void> {
  const blob = open.openLayer(layer);
  if (blob === undefined) return;
  const slices = new Slices(signal);
  const reader = new TarReader(sinkOf(wanted, receiverOf));
  try {
    for await (const chunk of layerStream(blob, { signal })) {
      reader.write(chunk);
      if (wanted.size === 0) return;
      if (slices.over) await slices.turn();
    }
  } catch (error) {
    if (!(error instanceof CorruptStream)) throw error;
  }
}

function sinkOf(wanted: ByBody, receiverOf: (content: Content) => Receiver) {
  let file: FileBody | undefined;
  let body = -1;
  return {
    entry(entry: TarEntry) {
      const content = entry.kind === 'file' ? wanted.get(entry.body) : undefined;
      const isRead = content !== undefined && entry.size <= mostZeros + entry.stored;
      file = isRead ? new FileBody(entry, receiverOf(content)) : undefined;
      body = entry.body;
      if (!isRead) wanted.delete(body);
    },
    content: (chunk: Uint8Array) => file?.update(chunk),
    contentEnd() {
      file?.end();
      // not before its end: the layer flows on until nothing is wanted any more
      wanted.delete(body);
    },
    problem() {},
  };
}

const zeros = new Uint8Array(64 * 1024);

/** A file from its stored body: the holes of a sparse file are heard as zeros. */
class FileBody {
  readonly #receiver: Receiver;
  readonly #size: number;
  readonly #runs: Runs;
  #run = 0;
  #at = 0;

  constructor(entry: TarEntry, receiver: Receiver) {
    this.#receiver = receiver;
    this.#size = entry.size;
    this.#runs = entry.sparse ?? [[0, entry.size]];
  }

  update(chunk: Uint8Array): void {
    let rest = chunk;
    while (rest.length > 0 && this.#run < this.#runs.length) {
      const [offset, length] = this.#runs[this.#run]!;
      this.#hole(offset);
      const part = rest.subarray(0, offset + length - this.#at);
      this.#receiver.update(part);
      this.#at += part.length;
      rest = rest.subarray(part.length);
      if (this.#at === offset + length) this.#run++;
    }
  }

  end(): void {
    this.#hole(this.#size);
    this.#receiver.end();
  }

  #hole(end: number): void {
    while (this.#at < end) {
      const part = zeros.subarray(0, end - this.#at);
      this.#receiver.update(part);
      this.#at += part.length;
    }
  }
}

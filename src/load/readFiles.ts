import { resolvePath } from '../layers/resolvePath.ts';
import type { Tree } from '../layers/tree.ts';
import { readAll } from '../model/bytes.ts';
import type { OpenImage } from '../model/openImage.ts';
import { Slices } from './slices.ts';
import { type Receiver, streamContents } from './streamContents.ts';
import { type Content, contentOf, plainBytes } from './versionContent.ts';

export type ReadOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Bytes above which a file is not read; 64 MiB unless told. An image must not fill the memory. */
  readonly largestFile?: number;
  /** Bytes in all, of which files that do not fit any more are left out; 256 MiB unless told. */
  readonly mostBytes?: number;
};

/**
 * The contents of files of a tree, by the path asked for (latin1; links are followed inside the image). Where a layer
 * lies plain only these files are read; a compressed layer flows once, until the last of them. Absent from the answer:
 * what is no file, is larger than the limits, or cannot be read whole. Throws the signal's reason when aborted.
 */
export async function readFiles(
  open: OpenImage,
  tree: Tree,
  paths: readonly string[],
  { signal, largestFile = 64 * 2 ** 20, mostBytes = 256 * 2 ** 20 }: ReadOptions = {},
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (open.fetch && paths.some((path) => contentAt(tree, path) !== undefined)) await open.fetch(signal);
  const slices = new Slices(signal);
  const found = new Map<string, Uint8Array>();
  const flowing = new Map<string, Content>();
  let left = mostBytes;
  for (const path of paths) {
    if (slices.over) await slices.turn();
    const content = contentAt(tree, path);
    const size = content === undefined ? 0 : sizeOf(content);
    if (content === undefined || size > Math.min(largestFile, left)) continue;
    left -= size;
    const plain = plainBytes(open, content);
    if (plain === undefined) {
      flowing.set(path, content);
      continue;
    }
    const bytes = readAll(plain);
    if (bytes.length === size) found.set(path, bytes);
  }
  const bodies = await streamedBodies(open, [...flowing.values()], signal);
  for (const [path, { layer, row }] of flowing) {
    const bytes = bodies.get(layer)?.get(row);
    if (bytes !== undefined) found.set(path, bytes);
  }
  return found;
}

/** Layer → row → bytes, of contents in layers that are compressed. */
type Bodies = ReadonlyMap<number, ReadonlyMap<number, Uint8Array>>;

async function streamedBodies(open: OpenImage, contents: readonly Content[], signal?: AbortSignal): Promise<Bodies> {
  const bodies = new Map<number, Map<number, Uint8Array>>();
  for (const { layer } of contents) bodies.set(layer, new Map());
  const receiverOf = (content: Content): Receiver => {
    const bytes = new Uint8Array(sizeOf(content));
    let filled = 0;
    return {
      update(part) {
        bytes.set(part.subarray(0, bytes.length - filled), filled);
        filled += part.length;
      },
      end() {
        if (filled === bytes.length) bodies.get(content.layer)?.set(content.row, bytes);
      },
    };
  };
  await streamContents(open, contents, receiverOf, signal);
  return bodies;
}

/** The content that a process would read at a path; undefined where there is no regular file. */
function contentAt(tree: Tree, path: string): Content | undefined {
  const node = resolvePath(tree, path);
  if (node < 0 || tree.version(node) < 0) return undefined;
  const content = contentOf(tree.stack, tree.version(node));
  return content.index.body[content.row]! < 0 ? undefined : content;
}

function sizeOf({ index, row }: Content): number {
  return index.size[row]!;
}

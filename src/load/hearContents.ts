import type { Stack } from '../layers/stack.ts';
import type { Bytes } from '../model/bytes.ts';
import type { OpenImage } from '../model/openImage.ts';
import { Slices } from './slices.ts';
import { type Receiver, streamContents } from './streamContents.ts';
import { type Content, contentOf, plainBytes } from './versionContent.ts';

const chunk = new Uint8Array(256 * 1024);

/**
 * Lets each receiver hear the content of its version, whole and once: what lies plain in the order it is stored, layers
 * that are compressed flow once. Answers how many were heard to their end; the others are cut or missing. Throws the
 * signal's reason when aborted.
 */
export async function hearContents(
  open: OpenImage,
  stack: Stack,
  receivers: ReadonlyMap<number, Receiver>,
  signal?: AbortSignal,
): Promise<number> {
  if (receivers.size > 0) await open.fetch?.(signal);
  const slices = new Slices(signal);
  const flowing = new Map<Content, Receiver>();
  let whole = 0;
  for (const version of [...receivers.keys()].sort((a, b) => a - b)) {
    const content = contentOf(stack, version);
    const receiver = receivers.get(version)!;
    const bytes = plainBytes(open, content);
    if (bytes === undefined) flowing.set(content, receiver);
    else if (await hear(bytes, content.index.size[content.row]!, receiver, slices)) whole++;
  }
  const receiverOf = (content: Content): Receiver => {
    const receiver = flowing.get(content)!;
    return {
      update: (bytes) => receiver.update(bytes),
      end() {
        receiver.end();
        whole++;
      },
    };
  };
  await streamContents(open, [...flowing.keys()], receiverOf, signal);
  return whole;
}

/** Whether all of it was heard. */
async function hear(bytes: Bytes, size: number, receiver: Receiver, slices: Slices): Promise<boolean> {
  for (let at = 0; at < size; ) {
    if (slices.over) await slices.turn();
    const count = bytes.read(chunk, at);
    if (count === 0) return false;
    receiver.update(chunk.subarray(0, count));
    at += count;
  }
  receiver.end();
  return true;
}

import type { Bytes } from '../../model/bytes.ts';
import { TarReader, type TarSink } from './tarReader.ts';

/** Between 16 and 256 KB the size hardly matters (docs/performance.md). */
export const windowSize = 64 * 1024;

/** Windows between two yields: about a millisecond of work. */
const windowsPerYield = 64;

type HeaderSink = Pick<TarSink, 'entry' | 'problem'>;

/**
 * Reads the headers of a tar of `size` bytes that lies uncompressed somewhere; bodies are jumped over. Yields the
 * position from which it wants bytes and takes as many as whoever reads likes to hand over (lent, none: there are no
 * more). Returns whether the end marker was seen. Data faults become problems.
 */
export function* headerWalk(size: number, sink: HeaderSink): Generator<number, boolean, Uint8Array> {
  // Only these two: the parts of bodies that happen to lie in a window are no content.
  const reader = new TarReader({ entry: (entry) => sink.entry(entry), problem: (problem) => sink.problem(problem) });
  for (let at = 0; at < size && !reader.ended && !reader.failed; ) {
    const window = yield at;
    if (window.length === 0) break;
    reader.write(window);
    const jump = Math.min(reader.skippable(), size - at - window.length);
    reader.skip(jump);
    at += window.length + jump;
  }
  reader.end();
  return reader.ended;
}

/** `headerWalk` over `bytes`, read here and now. Yields the position now and then, so that the caller can stop. */
export function* walkTar(bytes: Bytes, sink: HeaderSink): Generator<number, boolean, void> {
  const window = Buffer.allocUnsafeSlow(windowSize);
  const walk = headerWalk(bytes.size, sink);
  let step = walk.next(window);
  for (let turn = 1; !step.done; turn++) {
    const at = step.value;
    const count = bytes.read(window, at);
    step = walk.next(count === windowSize ? window : window.subarray(0, count));
    if (turn % windowsPerYield === 0) yield at;
  }
  return step.value;
}

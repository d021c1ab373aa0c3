import type { Bytes } from '../../model/bytes.ts';
import { TarReader, type TarSink } from './tarReader.ts';

const windowSize = 64 * 1024;

/** Windows between two yields: about a millisecond of work. */
const windowsPerYield = 64;

/**
 * Reads the headers of a tar that lies uncompressed in `bytes`; bodies are jumped over and never read. Yields the
 * position now and then, so that the caller can show progress, let others work, or stop; returns whether the end marker
 * was seen. Data faults become problems. One positional read for each window; its size hardly matters between 16 and
 * 256 KB (docs/performance.md).
 */
export function* walkTar(bytes: Bytes, sink: Pick<TarSink, 'entry' | 'problem'>): Generator<number, boolean, void> {
  // Only these two: the parts of bodies that happen to lie in a window are no content.
  const reader = new TarReader({ entry: (entry) => sink.entry(entry), problem: (problem) => sink.problem(problem) });
  const window = Buffer.allocUnsafeSlow(windowSize);
  for (let at = 0, turn = 1; at < bytes.size && !reader.ended && !reader.failed; turn++) {
    const count = bytes.read(window, at);
    if (count === 0) break;
    reader.write(count === windowSize ? window : window.subarray(0, count));
    const jump = Math.min(reader.skippable(), bytes.size - at - count);
    reader.skip(jump);
    at += count + jump;
    if (turn % windowsPerYield === 0) yield at;
  }
  reader.end();
  return reader.ended;
}

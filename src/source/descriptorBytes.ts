import { read, readSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Bytes } from '../model/bytes.ts';

const readLater = promisify(read);

/**
 * The bytes `start` to `start + length` of an open file. Descriptors belong to the process, so a worker can lay its own
 * `Bytes` on the descriptor that another thread opened. Throws the system's error when the disk fails.
 */
export function descriptorBytes(descriptor: number, start: number, length: number): Bytes {
  return {
    size: length,
    read(into, at) {
      const wanted = Math.min(into.length, length - at);
      let filled = 0;
      // A read may return less than asked before the end (pipes of a network file system, signals).
      while (filled < wanted) {
        const count = readSync(descriptor, into, filled, wanted - filled, start + at + filled);
        if (count === 0) break;
        filled += count;
      }
      return filled;
    },
    async readAside(into, at) {
      const wanted = Math.min(into.length, length - at);
      let filled = 0;
      while (filled < wanted) {
        const { bytesRead } = await readLater(descriptor, into, filled, wanted - filled, start + at + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return filled;
    },
  };
}

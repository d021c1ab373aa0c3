import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { tarHeader } from './tarHeader.mjs';

const block = 512;
const bufferBytes = 1 << 20;

/** Writes a tar (POSIX ustar) to a file, with its sha256 on the way. Synchronous: this is nothing but writing. */
export class TarFile {
  #file;
  #hash = createHash('sha256');
  #buffer = Buffer.alloc(bufferBytes);
  #used = 0;

  constructor(path) {
    this.#file = openSync(path, 'w');
  }

  /** `type`: `file`, `directory` or `symlink`; `mtime` in seconds; `pieces`: buffers of `size` in all. */
  add({ name, type = 'file', mode = 0o644, mtime, size = 0, linkname = '' }, pieces = []) {
    this.#write(tarHeader({ name, type, mode, mtime, size, linkname }));
    for (const piece of pieces) this.#write(piece);
    this.#write(Buffer.alloc((block - (size % block)) % block));
  }

  /** Ends the tar; answers with its sha256. */
  end() {
    this.#write(Buffer.alloc(2 * block));
    this.#flush();
    closeSync(this.#file);
    return this.#hash.digest('hex');
  }

  #write(bytes) {
    for (let at = 0; at < bytes.length; ) {
      const taken = bytes.copy(this.#buffer, this.#used, at);
      at += taken;
      this.#used += taken;
      if (this.#used === bufferBytes) this.#flush();
    }
  }

  #flush() {
    const bytes = this.#buffer.subarray(0, this.#used);
    this.#hash.update(bytes);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    this.#used = 0;
  }
}

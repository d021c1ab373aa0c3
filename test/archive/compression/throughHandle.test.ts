import { createGunzip, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { throughHandle } from '../../../src/archive/compression/throughHandle.ts';

const text = Buffer.from('words that repeat, words that repeat\n'.repeat(30_000));

/** One array for all pieces, overwritten before the next one: what a lender may do. */
function* lent(data: Uint8Array, size: number): Generator<Uint8Array, void, void> {
  const window = Buffer.alloc(size);
  for (let at = 0; at < data.length; at += size) {
    window.fill(0xff);
    window.set(data.subarray(at, at + size));
    yield window.subarray(0, Math.min(size, data.length - at));
  }
}

async function all(chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(new Uint8Array(chunk));
  return Buffer.concat(parts);
}

describe('decompressing on this thread', () => {
  it('uses what this Node has inside, which every supported one does', () => {
    expect(throughHandle(createGunzip(), [])).toSatisfy((chunks: object) => Symbol.iterator in chunks);
  });

  it('gives what the stream gives, however the input is cut', async () => {
    for (const size of [1000, 65_536, 1_000_000])
      expect((await all(throughHandle(createGunzip(), lent(gzipSync(text), size)))).equals(text)).toBe(true);
  });

  it('leaves the work to the stream where Node has no such inside, lent input too', async () => {
    for (const gone of ['_handle', '_writeState']) {
      const engine = createGunzip();
      const without = new Proxy(engine, {
        get: (target, name) => {
          if (name === gone) return undefined;
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
      const chunks = throughHandle(without, lent(gzipSync(text), 1000));
      expect(chunks).not.toSatisfy((chunks: object) => Symbol.iterator in chunks);
      expect((await all(chunks)).equals(text)).toBe(true);
    }
  });
});

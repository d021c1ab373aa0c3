import { execFileSync, spawnSync } from 'node:child_process';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CorruptStream } from '../../src/archive/compression/corruptStream.ts';
import { decompress } from '../../src/archive/compression/decompress.ts';
import { memoryBytes } from '../../src/model/bytes.ts';
import { decompressed } from '../../src/source/decompressed.ts';
import { random } from '../support/random.ts';

/** Does not compress, so that it is large enough for a process of its own. */
function noise(): Buffer {
  const { below } = random(7);
  return Buffer.from(Uint32Array.from({ length: 600_000 }, () => below(2 ** 32)).buffer);
}

type Outcome = { readonly data: Buffer; readonly error: unknown };

async function outcome(chunks: AsyncIterable<Uint8Array>): Promise<Outcome> {
  const data: Uint8Array[] = [];
  let error: unknown;
  try {
    for await (const chunk of chunks) data.push(Uint8Array.from(chunk));
  } catch (thrown) {
    error = thrown;
  }
  return { data: Buffer.concat(data), error };
}

const hasTool = spawnSync('zstd', ['--version']).error === undefined;

// On a Node with a zstd of its own no process is started: all of this has to hold there as well.
describe.runIf(hasTool)('a large blob packed with zstd', () => {
  const plain = noise();
  const packed = execFileSync('zstd', ['-cq', '-1', '--check'], { input: plain, maxBuffer: 2 ** 24 });
  const ofTool = (data: Uint8Array): Promise<Outcome> =>
    outcome(decompressed({ bytes: memoryBytes(data), compression: 'zstd' }));
  const ofOurs = (data: Uint8Array): Promise<Outcome> => outcome(decompress(memoryBytes(data), 'zstd'));
  afterEach(() => vi.unstubAllEnvs());

  it('comes out whole', async () => {
    const { data, error } = await ofTool(packed);
    expect(error).toBeUndefined();
    expect(Buffer.compare(data, plain)).toBe(0);
  });

  it.each([
    ['breaks off', packed.subarray(0, packed.length - 70_000)],
    ['is followed by something else', Buffer.concat([packed, Buffer.from('something else')])],
    ['has a block that is none', Buffer.concat([packed, packed.subarray(0, 6), Buffer.alloc(400_000, 0xff)])],
  ])('that %s gives what can be had, and one verdict wherever it is read', async (_, data) => {
    const [tool, ours] = await Promise.all([ofTool(data), ofOurs(data)]);
    expect(tool.error).toBeInstanceOf(CorruptStream);
    expect(tool.error).toEqual(ours.error);
    // of a block that is cut the tool may still give a part
    expect(tool.data.length).toBeGreaterThanOrEqual(ours.data.length);
    expect(Buffer.compare(tool.data, plain.subarray(0, tool.data.length))).toBe(0);
  });

  it('that does not match its checksum is damaged', async () => {
    const data = Buffer.from(packed);
    data[data.length - 1]! ^= 1;
    expect((await ofTool(data)).error).toMatchObject({ code: 'corrupt-compression' });
  });

  it('needs no tool', async () => {
    vi.stubEnv('PATH', '/nowhere');
    const { data, error } = await ofTool(packed);
    expect(error).toBeUndefined();
    expect(Buffer.compare(data, plain)).toBe(0);
  });

  it('is given up when nobody wants it any more', async () => {
    const controller = new AbortController();
    const chunks = decompressed({ bytes: memoryBytes(packed), compression: 'zstd' }, { signal: controller.signal });
    await chunks[Symbol.asyncIterator]().next();
    controller.abort(new Error('enough'));
    expect((await outcome(chunks)).error).toMatchObject({ message: 'enough' });
  });
});

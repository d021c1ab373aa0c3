import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { CorruptStream } from '../../src/archive/compression/corruptStream.ts';
import { memoryBytes } from '../../src/model/bytes.ts';
import { UserError } from '../../src/model/userError.ts';
import { externalDecompress } from '../../src/source/externalDecompress.ts';

const plain = Buffer.from(Array.from({ length: 700_000 }, (_, i) => (i * i) >> 5));
const tools = (['xz', 'bzip2', 'zstd'] as const).filter((tool) => spawnSync(tool, ['--version']).error === undefined);
const pack = (tool: string, data: Uint8Array = plain) =>
  execFileSync(tool, ['-c'], { input: data, maxBuffer: 2 ** 24 });

/** What came out, and what was thrown at the end. */
async function drain(chunks: AsyncIterable<Uint8Array>): Promise<{ data: Buffer; error?: unknown }> {
  const data: Uint8Array[] = [];
  try {
    for await (const chunk of chunks) data.push(chunk);
  } catch (error) {
    return { data: Buffer.concat(data), error };
  }
  return { data: Buffer.concat(data) };
}

describe.each(tools)('%s', (compression) => {
  const packed = pack(compression);
  const open = (data: Uint8Array, signal?: AbortSignal, limit?: number) =>
    externalDecompress(memoryBytes(data), compression, signal, limit);

  it('gives the plain bytes', async () => {
    const { data, error } = await drain(open(packed));
    expect(error).toBeUndefined();
    expect(Buffer.compare(data, plain)).toBe(0);
  });

  it('says that a stream breaks off, or is damaged', async () => {
    const cut = await drain(open(packed.subarray(0, packed.length >> 1)));
    expect(cut.error).toBeInstanceOf(CorruptStream);
    expect(cut.error).toMatchObject({ code: 'truncated-layer' });
    const damaged = Buffer.from(packed);
    damaged.fill(0x55, packed.length >> 1, (packed.length >> 1) + 50);
    expect((await drain(open(damaged))).error).toMatchObject({ code: 'corrupt-compression' });
  });

  it('stops at the limit', async () => {
    const { data, error } = await drain(open(packed, undefined, 1000));
    expect(data.length).toBe(1000);
    expect(error).toMatchObject({ code: 'limit' });
  });

  it('stops when nobody wants more, and when it is told to', async () => {
    for await (const chunk of open(packed)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    const controller = new AbortController();
    const chunks = open(packed, controller.signal);
    await chunks.next();
    controller.abort(new Error('stop'));
    expect((await drain(chunks)).error).toMatchObject({ message: 'stop' });
    expect((await drain(open(packed, AbortSignal.abort(new Error('early'))))).error).toMatchObject({
      message: 'early',
    });
  });

  it('passes on the failure of the disk', async () => {
    const failing = {
      size: packed.length,
      read(into: Uint8Array, at: number): number {
        if (at > 0) throw new Error('disk');
        into.set(packed.subarray(0, 100));
        return 100;
      },
    };
    const { error } = await drain(externalDecompress(failing, compression));
    expect(error).toMatchObject({ message: 'disk' });
  });

  it('is asked for by name when it is not there', async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = '/nowhere';
    try {
      const { error } = await drain(open(packed));
      expect(error).toBeInstanceOf(UserError);
      expect(error).toMatchObject({ hint: expect.stringContaining(`Install ${compression}`) });
    } finally {
      process.env['PATH'] = path;
    }
  });
});

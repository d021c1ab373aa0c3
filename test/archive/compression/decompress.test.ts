import { createHash } from 'node:crypto';
import * as zlib from 'node:zlib';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compressionOf } from '../../../src/archive/compression/compression.ts';
import { CorruptStream } from '../../../src/archive/compression/corruptStream.ts';
import {
  type DecompressOptions,
  decompress,
  type OwnCompression,
} from '../../../src/archive/compression/decompress.ts';
import { memoryBytes } from '../../../src/model/bytes.ts';
import { random } from '../../support/random.ts';

/** Text that compresses, of any length, the same for the same seed. */
function sample(length: number, seed = 1): Buffer {
  const { below, pick } = random(seed);
  const words = Array.from({ length: 500 }, () => below(2 ** 30).toString(36));
  const parts: string[] = [];
  for (let size = 0; size < length; ) {
    const word = `${pick(words)} `;
    parts.push(word);
    size += word.length;
  }
  return Buffer.from(parts.join('')).subarray(0, length);
}

/**
 * What came out and how it ended: the same whether the thread is blocked for it or not. Of a damaged stream zlib keeps
 * what it has in hand to itself, which depends on how the output was cut.
 */
async function outcome(data: Uint8Array, compression: OwnCompression, options: DecompressOptions = {}) {
  const streamed = await outcomeOf(data, compression, options);
  const blocking = await outcomeOf(data, compression, { ...options, blocking: true });
  if (streamed.code === 'corrupt-compression') expect(blocking.code).toBe(streamed.code);
  else expect(blocking).toEqual(streamed);
  return streamed;
}

/** The content as a digest, because comparing megabytes item by item takes seconds. */
async function outcomeOf(
  data: Uint8Array,
  compression: OwnCompression,
  options: DecompressOptions,
): Promise<{ length: number; content: string; code?: string }> {
  const hash = createHash('sha256');
  let length = 0;
  try {
    for await (const chunk of decompress(memoryBytes(data), compression, options)) {
      hash.update(chunk);
      length += chunk.length;
    }
  } catch (error) {
    if (!(error instanceof CorruptStream)) throw error;
    expect(error.offset).toBe(length);
    return { length, content: hash.digest('hex'), code: error.code };
  }
  return { length, content: hash.digest('hex') };
}

function whole(data: string | Uint8Array) {
  return { length: data.length, content: createHash('sha256').update(data).digest('hex') };
}

describe('compressionOf', () => {
  const cases: [string, number[]][] = [
    ['gzip', [0x1f, 0x8b, 8, 0]],
    ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
    ['zstd', [0x5e, 0x2a, 0x4d, 0x18]],
    ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]],
    ['bzip2', [0x42, 0x5a, 0x68, 0x39]],
    ['none', [0x1f, 0x8b]],
    ['none', []],
  ];
  for (const [name, bytes] of cases) {
    it(`calls ${Buffer.from(bytes).toString('hex') || 'nothing'} ${name}`, () => {
      expect(compressionOf(memoryBytes(Uint8Array.from(bytes)))).toBe(name);
    });
  }
});

describe('gzip', () => {
  const text = sample(3_000_000);

  it('comes out whole, several members one after another', async () => {
    const cut = 1_000_000;
    const members = Buffer.concat([gzipSync(text.subarray(0, cut)), gzipSync(''), gzipSync(text.subarray(cut))]);
    expect(await outcome(members, 'gzip')).toEqual(whole(text));
  });

  it('may be followed by zeros', async () => {
    const padded = Buffer.concat([gzipSync(text), Buffer.alloc(700_000)]);
    expect(await outcome(padded, 'gzip')).toEqual(whole(text));
  });

  it('gives everything before it says that other data follows', async () => {
    for (const content of [text, text.subarray(0, 5000)]) {
      const followed = Buffer.concat([gzipSync('first'), gzipSync(content), sample(1000, 7)]);
      const data = Buffer.concat([Buffer.from('first'), content]);
      expect(await outcome(followed, 'gzip')).toEqual({ ...whole(data), code: 'trailing-data' });
    }
  });

  it('reads past every optional field of a member before other data', async () => {
    const plain = gzipSync('content');
    const extra = Buffer.concat([Buffer.from([5, 0]), Buffer.from('extra'), Buffer.from('name\0comment\0')]);
    const header = Buffer.from(plain.subarray(0, 10));
    header[3] = 4 | 8 | 16;
    const followed = Buffer.concat([header, extra, plain.subarray(10), Buffer.from('junk')]);
    expect(await outcome(followed, 'gzip')).toEqual({ ...whole('content'), code: 'trailing-data' });
  });

  it('gives what is there when it breaks off', async () => {
    const packed = gzipSync(text);
    const cut = await outcome(packed.subarray(0, packed.length / 2), 'gzip');
    expect(cut.code).toBe('truncated-layer');
    expect(cut.length).toBeGreaterThan(1_000_000);
    expect(cut).toMatchObject(whole(text.subarray(0, cut.length)));
  });

  it('says where it is damaged', async () => {
    const packed = Buffer.from(gzipSync(text));
    packed[packed.length - 6]! ^= 1;
    expect(await outcome(packed, 'gzip')).toMatchObject({ code: 'corrupt-compression' });
  });

  it('stops at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const stopped = await outcome(bomb, 'gzip', { limit: 1_000_000 });
    expect(stopped).toMatchObject({ code: 'limit', length: 1_000_000 });
  });

  it('stops when aborted, with the reason', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(outcome(gzipSync(text), 'gzip', { signal })).rejects.toThrow('enough');
  });
});

it('what reading throws is passed on: it is no fault of the stream', async () => {
  const read = () => {
    throw Object.assign(new Error('i/o error, read'), { code: 'EIO' });
  };
  for (const compression of ['none', 'gzip', 'zstd'] as const) {
    for (const blocking of [true, false]) {
      const reading = async () => {
        for await (const _ of decompress({ size: 1_000_000, read }, compression, { blocking }));
      };
      await expect(reading()).rejects.toThrow('i/o error');
    }
  }
});

/** A frame of uncompressed blocks (RFC 8878), so that zstd can be tested where Node has none. */
function rawFrame(content: Uint8Array, blockSize = 100_000): Buffer {
  const parts: Uint8Array[] = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x40])];
  for (let at = 0; at === 0 || at < content.length; at += blockSize) {
    const block = content.subarray(at, at + blockSize);
    const header = (block.length << 3) | (at + blockSize >= content.length ? 1 : 0);
    parts.push(Buffer.from([header & 255, (header >> 8) & 255, header >> 16]), block);
  }
  return Buffer.concat(parts);
}

const skippable = Buffer.concat([Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0]), Buffer.from('toc')]);

describe('zstd', () => {
  const text = sample(1_000_000, 3);

  it('goes on after a small first frame that ends inside the first chunk', async () => {
    const frames = Buffer.concat([rawFrame(Buffer.from('small ')), rawFrame(text)]);
    expect(await outcome(frames, 'zstd')).toEqual(whole(Buffer.concat([Buffer.from('small '), text])));
  });

  it('leaves skippable frames out, first, between and last', async () => {
    const frames = [
      skippable,
      rawFrame(Buffer.from('a')),
      skippable,
      rawFrame(Buffer.from('')),
      rawFrame(Buffer.from('b')),
      skippable,
    ];
    expect(await outcome(Buffer.concat(frames), 'zstd')).toEqual(whole('ab'));
  });

  it('reads thousands of frames, as zstd:chunked has', async () => {
    const frames = Array.from({ length: 3000 }, (_, i) => rawFrame(text.subarray(i * 100, i * 100 + 100)));
    expect(await outcome(Buffer.concat(frames), 'zstd')).toEqual(whole(text.subarray(0, 300_000)));
  });

  it('gives whole blocks before it says that the stream breaks off', async () => {
    const frame = rawFrame(text, 100_000);
    const cut = await outcome(frame.subarray(0, 250_000), 'zstd');
    expect(cut).toEqual({ ...whole(text.subarray(0, 200_000)), code: 'truncated-layer' });
  });

  it('gives the last block though the checksum behind it is cut', async () => {
    const content = text.subarray(0, 1000);
    const frame = rawFrame(content);
    frame[4]! |= 4;
    const cut = await outcome(Buffer.concat([frame, Buffer.from('ab')]), 'zstd');
    expect(cut).toEqual({ ...whole(content), code: 'truncated-layer' });
  });

  it('gives everything before it says that other data follows', async () => {
    const followed = Buffer.concat([rawFrame(text), Buffer.from('other data, long enough for a look')]);
    expect(await outcome(followed, 'zstd')).toEqual({ ...whole(text), code: 'trailing-data' });
  });

  it('refuses a window that nobody can hold', async () => {
    const frame = rawFrame(Buffer.from('x'));
    frame[5] = 0xff;
    expect(await outcome(frame, 'zstd')).toMatchObject({ code: 'corrupt-compression', length: 0 });
  });

  it('refuses a block that is larger than the format allows', async () => {
    const frame = Buffer.concat([rawFrame(Buffer.from('before')), rawFrame(text.subarray(0, 200_000), 200_000)]);
    expect(await outcome(frame, 'zstd')).toMatchObject({ code: 'corrupt-compression', length: 6 });
  });

  it('says that a block is damaged', async () => {
    const frame = rawFrame(Buffer.from('damaged block'));
    frame[6]! |= 6;
    expect(await outcome(frame, 'zstd')).toMatchObject({ code: 'corrupt-compression' });
  });

  it('stops at the limit, however much one block stands for', async () => {
    // 128 KB of one letter: block type 1 (run length), not the last
    const size = ((1 << 17) << 3) | 2;
    const runLength = Buffer.from([size & 255, (size >> 8) & 255, size >> 16]);
    const blocks = Array.from({ length: 5000 }, () => Buffer.concat([runLength, Buffer.from('a')]));
    const bomb = Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x40]), ...blocks]);
    expect(await outcome(bomb, 'zstd', { limit: 3_000_000 })).toMatchObject({ code: 'limit', length: 3_000_000 });
  });

  const compress = (zlib as { zstdCompressSync?(data: Uint8Array): Buffer }).zstdCompressSync;
  it.skipIf(compress === undefined)('reads what the real compressor writes', async () => {
    const frames = Buffer.concat([compress!(Buffer.from('small')), skippable, compress!(text)]);
    expect(await outcome(frames, 'zstd')).toEqual(whole(Buffer.concat([Buffer.from('small'), text])));
  });
});

describe('damaged streams', () => {
  const text = sample(30_000, 9);
  const streams: [OwnCompression, Buffer][] = [
    ['gzip', Buffer.concat([gzipSync(text.subarray(0, 9000)), gzipSync(text.subarray(9000))])],
    ['zstd', Buffer.concat([rawFrame(text.subarray(0, 9000), 4000), skippable, rawFrame(text.subarray(9000), 8000)])],
  ];
  for (const [compression, stream] of streams) {
    it(`of ${compression} end in data or CorruptStream, wherever they are cut or bent`, async () => {
      const { below } = random(5);
      for (let i = 0; i < 200; i++) {
        const bent = Buffer.from(stream.subarray(0, below(2) === 0 ? below(stream.length) : stream.length));
        for (let flips = below(3); flips > 0 && bent.length > 0; flips--) bent[below(bent.length)] = below(256);
        expect((await outcome(bent, compression)).length).toBeLessThanOrEqual(2 ** 27);
      }
    });
  }
});

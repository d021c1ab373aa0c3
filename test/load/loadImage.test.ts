import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { treeAt } from '../../src/layers/treeAt.ts';
import { indexLayer } from '../../src/load/indexLayer.ts';
import { loadImage } from '../../src/load/loadImage.ts';
import { SharedIndexes } from '../../src/load/sharedIndexes.ts';
import type { Bytes } from '../../src/model/bytes.ts';
import type { OpenImage, Progress } from '../../src/model/openImage.ts';
import { unlessAborted } from '../../src/model/unlessAborted.ts';
import { draw } from '../support/draw.ts';
import { directory, file, layer, whiteout } from '../support/layer.ts';
import { openBlobs } from '../support/openImage.ts';

const tars = async (): Promise<Uint8Array[]> => [
  await layer(directory('etc'), file('etc/motd', 'hello'), file('gone', 'x')),
  await layer(whiteout('gone'), file('etc/new', 'fresh')),
];

const codes = (stack: Awaited<ReturnType<typeof loadImage>>): string[] =>
  stack.indexes.flatMap((index) => index.problems.map((problem) => `${problem.layer}:${problem.code}`));

describe('loading an image', () => {
  it('gives the same tree from plain and from compressed layers, and hashes contents only where they flow', async () => {
    const plain = await tars();
    const fromPlain = await loadImage(openBlobs(plain));
    const fromGzip = await loadImage(
      openBlobs(
        plain.map((tar) => gzipSync(tar)),
        plain,
      ),
    );
    expect(draw(treeAt(fromGzip, 2))).toEqual(draw(treeAt(fromPlain, 2)));
    expect(fromPlain.indexes[0]!.digests.length).toBe(0);
    expect(fromGzip.indexes[0]!.digests.some((byte) => byte !== 0)).toBe(true);
  });

  it('keeps what a cut gzip layer held and names the layer', async () => {
    const noise = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 251));
    const plain = [await layer(file('first', 'kept'), file('big', noise)), ...(await tars())];
    const packed = plain.map((tar) => gzipSync(tar));
    packed[0] = packed[0]!.subarray(0, packed[0]!.length - 400);
    const stack = await loadImage(openBlobs(packed, plain));
    expect(codes(stack)).toEqual(['1:truncated-layer']);
    expect(treeAt(stack, 1).find('first')).toBeGreaterThan(0);
    expect(treeAt(stack, 3).find('etc/new')).toBeGreaterThan(0);
  });

  it('shows the other layers when one is missing', async () => {
    const open: OpenImage = openBlobs(await tars());
    const stack = await loadImage({
      ...open,
      openLayer: (position) => (position === 1 ? undefined : open.openLayer(position)),
    });
    expect(treeAt(stack, 2).find('etc/new')).toBeGreaterThan(0);
    expect(treeAt(stack, 2).find('etc/motd')).toBe(-1);
  });

  it('has Node warn of no leak, however many layers wait to be aborted', async () => {
    const plain = await layer(file('a', 'a'));
    const warned = vi.fn();
    process.on('warning', warned);
    const indexes = new SharedIndexes((blob, position, options) =>
      unlessAborted(indexLayer(blob, position, options), options.signal),
    );
    try {
      await loadImage(openBlobs(Array.from({ length: 12 }, () => plain)), { indexes });
      await new Promise((resolve) => setImmediate(resolve));
      expect(warned).not.toHaveBeenCalled();
    } finally {
      process.off('warning', warned);
    }
  });

  it('tells progress in bytes of the blobs', async () => {
    const told: Progress[] = [];
    const plain = await tars();
    await loadImage(openBlobs(plain), { onProgress: (progress) => told.push(progress) });
    const [first, second] = plain.map((tar) => tar.length);
    expect(told[0]).toMatchObject({ stage: 'reading layer 1 of 2', done: 0, total: first! + second! });
  });

  it('tells the layers of the image before any of them is read', async () => {
    const told: Progress[] = [];
    const plain = await tars();
    await loadImage(openBlobs(plain), { onProgress: (progress) => told.push(progress) });
    expect(told[0]!.opened!.layers).toEqual([{ size: plain[0]!.length }, { size: plain[1]!.length }]);
    expect(told[0]!.opened!.image.layers).toHaveLength(2);
  });

  it('reads no layer on when another one cannot be read, and passes the failure on', async () => {
    const plain = [...(await tars()), await layer(file('last', 'x'))];
    plain[1] = await layer(file('big', Buffer.alloc(20_000_000)));
    const open = openBlobs([plain[0]!, gzipSync(plain[1]!), plain[2]!], plain);
    const failure = new Error('i/o error, read');
    const begun = new Set<number>();
    const layers: OpenImage = {
      ...open,
      openLayer(position) {
        const { bytes, compression } = open.openLayer(position)!;
        const read: Bytes['read'] = (into, at) => {
          begun.add(position);
          if (position === 1) throw failure;
          return bytes.read(into, at);
        };
        return { compression, bytes: { size: bytes.size, read } };
      },
    };
    await expect(loadImage(layers)).rejects.toBe(failure);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(begun).not.toContain(3);
  });

  it('stops when it is aborted, with the reason', async () => {
    const reason = new Error('enough');
    await expect(
      loadImage(
        openBlobs(
          (await tars()).map((tar) => gzipSync(tar)),
          await tars(),
        ),
        { signal: AbortSignal.abort(reason) },
      ),
    ).rejects.toBe(reason);
  });
});

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { treeAt } from '../../src/layers/treeAt.ts';
import { loadImages } from '../../src/load/loadImages.ts';
import type { OpenImage } from '../../src/model/openImage.ts';
import { draw } from '../support/draw.ts';
import { file, hardlink, layer } from '../support/layer.ts';
import { openBlobs } from '../support/openImage.ts';

/** The layers as ranges of one file; each time that one is read counts. */
function openRanges(tars: readonly Uint8Array[], starts: readonly number[], reads: number[]): OpenImage {
  const open = openBlobs(tars);
  return {
    ...open,
    openLayer(position) {
      const { bytes, compression } = open.openLayer(position)!;
      const read: typeof bytes.read = (into, at) => {
        if (at === 0) reads.push(starts[position - 1]!);
        return bytes.read(into, at);
      };
      const place = { descriptor: 7, start: starts[position - 1]!, length: bytes.size };
      return { bytes: { size: bytes.size, read }, compression, place };
    },
  };
}

describe('loading two images', () => {
  it('reads a layer that both have once, at whatever position, and says its problems of both', async () => {
    const base = await layer(file('a', 'x'), hardlink('broken', 'nowhere'));
    const other = await layer(file('b', 'y'));
    const reads: number[] = [];
    const { left, right } = await loadImages(
      openRanges([base, other], [0, 9000], reads),
      openRanges([other, base], [9000, 0], reads),
    );
    expect([reads.filter((start) => start === 0).length, reads.filter((start) => start > 0).length]).toEqual([1, 1]);
    expect(draw(treeAt(left, 2))).toEqual(draw(treeAt(right, 2)));
    expect(left.indexes[0]!.body).toBe(right.indexes[1]!.body);
    const places = [left, right].map((stack) => stack.indexes.flatMap((index) => index.problems.map((p) => p.layer)));
    expect(places).toEqual([[1], [2]]);
  });

  it('tells when each is ready', async () => {
    const tars = [await layer(file('a', 'x'))];
    const ready: string[] = [];
    await loadImages(
      openBlobs(tars),
      openBlobs(
        tars.map((tar) => gzipSync(tar)),
        tars,
      ),
      {
        onLoaded: (side, stack) => ready.push(`${side} ${stack.indexes.length}`),
      },
    );
    expect(ready.sort()).toEqual(['left 1', 'right 1']);
  });

  it('throws what went wrong with either, and the reason of an abort', async () => {
    const tars = [await layer(file('a', 'x'))];
    const fault = new Error('disk');
    const failing: OpenImage = {
      ...openBlobs(tars),
      openLayer() {
        throw fault;
      },
    };
    await expect(loadImages(openBlobs(tars), failing)).rejects.toBe(fault);
    const signal = AbortSignal.abort(fault);
    const packed = openBlobs(
      tars.map((tar) => gzipSync(tar)),
      tars,
    );
    await expect(loadImages(packed, packed, { signal })).rejects.toBe(fault);
  });
});

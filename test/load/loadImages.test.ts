import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { treeAt } from '../../src/layers/treeAt.ts';
import { loadImages } from '../../src/load/loadImages.ts';
import type { OpenImage } from '../../src/model/openImage.ts';
import { draw } from '../support/draw.ts';
import { file, hardlink, layer } from '../support/layer.ts';
import { openBlobs } from '../support/openImage.ts';
import { stackFromTars } from '../support/stack.ts';

const folder = mkdtempSync(join(tmpdir(), 'layerscope-load-'));
const descriptors: number[] = [];
afterAll(() => {
  for (const descriptor of descriptors) closeSync(descriptor);
  rmSync(folder, { recursive: true });
});

/** The layers as ranges of a file that is opened for it; each time that one is read counts. */
function openRanges(
  tars: readonly Uint8Array[],
  starts: readonly number[],
  reads: number[],
  name = 'archive',
): OpenImage {
  const open = openBlobs(tars);
  const descriptor = openSync(join(folder, name), 'r');
  descriptors.push(descriptor);
  return {
    ...open,
    openLayer(position) {
      const { bytes, compression } = open.openLayer(position)!;
      const read: typeof bytes.read = (into, at) => {
        if (at === 0) reads.push(starts[position - 1]!);
        return bytes.read(into, at);
      };
      const place = { descriptor, start: starts[position - 1]!, length: bytes.size };
      return { bytes: { size: bytes.size, read }, compression, place };
    },
  };
}

describe('loading two images', () => {
  it('reads a layer that both have once, at whatever position, and says its problems of both', async () => {
    const base = await layer(file('a', 'x'), hardlink('broken', 'nowhere'));
    const other = await layer(file('b', 'y'));
    const reads: number[] = [];
    writeFileSync(join(folder, 'archive'), 'opened twice');
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

  it('folds layers once that both begin with', async () => {
    const base = await layer(file('a', 'x'), file('b/c', 'y'));
    const [mine, theirs] = [await layer(file('b/d', 'z')), await layer(file('a', 'other'), file('e', ''))];
    writeFileSync(join(folder, 'archive'), 'opened twice');
    const { left, right } = await loadImages(
      openRanges([base, mine], [0, 9000], []),
      openRanges([base, theirs], [0, 18_000], []),
    );
    expect(left.history[0]).toBe(right.history[0]);
    expect(draw(treeAt(left, 2))).toEqual(draw(treeAt(stackFromTars(base, mine), 2)));
    expect(draw(treeAt(right, 2))).toEqual(draw(treeAt(stackFromTars(base, theirs), 2)));
  });

  it('reads the same ranges of two files from each', async () => {
    const tar = await layer(file('a', 'x'));
    const reads: number[] = [];
    for (const name of ['one', 'other']) writeFileSync(join(folder, name), 'as long');
    const { left, right } = await loadImages(
      openRanges([tar], [0], reads, 'one'),
      openRanges([tar], [0], reads, 'other'),
    );
    expect(reads.length).toBe(2);
    expect(left.indexes[0]!.body).not.toBe(right.indexes[0]!.body);
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

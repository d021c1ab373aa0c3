import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { loadImage } from '../../src/load/loadImage.ts';
import { contentOf, plainBytes } from '../../src/load/versionContent.ts';
import { WindowReader } from '../../src/load/windowReader.ts';
import { readAll } from '../../src/model/bytes.ts';
import type { OpenImage } from '../../src/model/openImage.ts';
import { file, hardlink, layer, type Piece } from '../support/layer.ts';
import { openBlobs } from '../support/openImage.ts';
import { random } from '../support/random.ts';

function counting(open: OpenImage): { open: OpenImage; reads: () => number } {
  let reads = 0;
  const openLayer: OpenImage['openLayer'] = (position) => {
    const blob = open.openLayer(position)!;
    const read = (into: Uint8Array, at: number): number => {
      reads++;
      return blob.bytes.read(into, at);
    };
    return { ...blob, bytes: { size: blob.bytes.size, read } };
  };
  return { open: { ...open, openLayer }, reads: () => reads };
}

async function manyFiles(): Promise<OpenImage> {
  const source = random(7);
  const pieces = (name: string): Piece[] =>
    Array.from({ length: 300 }, (_, i) => file(`${name}${i}`, `${name}${i} `.repeat(source.below(300))));
  return openBlobs([await layer(...pieces('a')), await layer(...pieces('b'), hardlink('l', 'b7'))]);
}

it.each([1, 2, 3])('lends what is there, in any order (%i)', async (seed) => {
  const open = await manyFiles();
  const stack = await loadImage(open);
  const reader = new WindowReader(open, stack);
  const source = random(seed);
  let version = 1;
  for (let i = 0; i < 500; i++) {
    version = source.below(5) === 0 ? 1 + source.below(600) : Math.min(version + 1, 601);
    if (!reader.lend(version)) continue;
    const whole = readAll(plainBytes(open, contentOf(stack, version))!);
    expect(Buffer.compare(reader.buffer.subarray(reader.start, reader.end), whole)).toBe(0);
  }
});

it('reads many small files at once when they come in their order', async () => {
  const { open, reads } = counting(await manyFiles());
  const stack = await loadImage(open);
  const before = reads();
  const reader = new WindowReader(open, stack);
  for (let version = 1; version <= 300; version++) expect(reader.lend(version)).toBe(true);
  expect(reads() - before).toBeLessThan(20);
});

it('lends nothing of a layer that is compressed, cut or missing, and no large file', async () => {
  const tar = await layer(file('a', 'x'), file('large', Buffer.alloc(200_000, 'x')));
  const packed = openBlobs([gzipSync(tar)], [tar]);
  const plain = openBlobs([tar]);
  const cut = { ...plain, openLayer: () => ({ ...plain.openLayer(1)!, bytes: { size: 513, read: () => 0 } }) };
  const missing = { ...plain, openLayer: () => undefined };
  const stack = await loadImage(plain);
  for (const open of [packed, cut, missing]) expect(new WindowReader(open, stack).lend(1)).toBe(false);
  const reader = new WindowReader(plain, stack);
  expect([reader.lend(1), reader.lend(2)]).toEqual([true, false]);
});

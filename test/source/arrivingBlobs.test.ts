import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { readAll } from '../../src/model/bytes.ts';
import type { LayerBytes } from '../../src/model/openImage.ts';
import { ArrivingBlobs } from '../../src/source/arrivingBlobs.ts';
import { tarOf } from '../support/archive.ts';
import { file, layer, symlink } from '../support/layer.ts';
import { openBlobs } from '../support/openImage.ts';

const folder = mkdtempSync(join(tmpdir(), 'layerscope-arriving-'));
const descriptor = openSync(join(folder, 'spool'), 'w+');
afterAll(() => {
  closeSync(descriptor);
  rmSync(folder, { recursive: true });
});

const plain = await layer(file('a', 'x'));
const packed = gzipSync(plain);
const zstd = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 1, 2, 3]);
const xz = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 1]);

type Heard = { readonly blob: LayerBytes; readonly signal: AbortSignal; readonly at: number };
let heard: Heard[];
beforeEach(() => {
  heard = [];
  ftruncateSync(descriptor);
});

/** Lets an archive arrive in chunks of some bytes; who is told of a blob is told after how many. */
function arrive(archive: Uint8Array, size = 1000): ArrivingBlobs {
  let written = 0;
  const arriving = new ArrivingBlobs(
    descriptor,
    (blob, signal) => heard.push({ blob, signal, at: written }),
    (name, start, length) => (name === 'named' ? `${start}:${length}` : undefined),
  );
  for (let at = 0; at < archive.length; at += size) {
    const chunk = archive.subarray(at, at + size);
    writeSync(descriptor, chunk, 0, chunk.length, written);
    written += chunk.length;
    arriving.write(chunk);
  }
  return arriving;
}

it.each([1, 511, 1000, 1e6])(
  'what begins as a layer is told of, whatever it is called, in chunks of %i',
  async (size) => {
    const contents = [plain, packed, zstd];
    const archive = await tarOf([
      ['config.json', '{}'],
      ['abc', contents[0]!],
      ['layer.tar', 'no tar at all'],
      ['manifest.json', contents[1]!],
      ['blobs/x', contents[2]!],
      ['layer.tar.xz', xz],
      ['empty', ''],
    ]);
    arrive(archive, size);
    expect(heard.map(({ blob }) => blob.compression)).toEqual(['none', 'gzip', 'zstd']);
    for (const [i, { blob }] of heard.entries()) {
      expect(Buffer.from(readAll(blob.bytes)).equals(contents[i]!)).toBe(true);
      expect(blob.place).toMatchObject({ descriptor, length: contents[i]!.length });
    }
  },
);

it('each is told of as soon as it is there whole, not when the archive is', async () => {
  const archive = await tarOf([
    ['first', plain],
    ['second', Buffer.alloc(50_000)],
    ['third', plain],
  ]);
  arrive(archive);
  expect(heard.map(({ at }) => at < 6000)).toEqual([true, false, false]);
  expect(heard[0]!.at).toBeGreaterThanOrEqual(512 + plain.length);
});

it('those that are named for good come with their name', async () => {
  arrive(await layer(file('named', plain), file('other', plain), symlink('link', 'named')));
  expect(heard.map(({ blob }) => blob.identity)).toEqual([`512:${plain.length}`, undefined]);
});

it('what the opened image does not have is dropped, and everything when the file is closed', async () => {
  const arriving = arrive(await layer(file('one', plain), file('two', packed)));
  const open = openBlobs([plain]);
  arriving.keepOnly({ ...open, openLayer: () => heard[0]!.blob });
  expect(heard.map(({ signal }) => signal.aborted)).toEqual([false, true]);
  arriving.stop();
  expect(heard[0]!.signal.aborted).toBe(true);
});

it('bytes that are no archive are of no interest', () => {
  arrive(packed);
  arrive(Buffer.from('not a tar '.repeat(500)));
  expect(heard).toEqual([]);
});

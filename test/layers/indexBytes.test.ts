import { describe, expect, it } from 'vitest';
import { bytesOfIndex, indexOfBytes } from '../../src/layers/indexBytes.ts';
import type { LayerIndex } from '../../src/model/layerIndex.ts';
import { joined } from '../support/joined.ts';
import { directory, file, hardlink, layer, symlink } from '../support/layer.ts';
import { random } from '../support/random.ts';
import { randomLayer } from '../support/randomLayers.ts';
import { indexOf } from '../support/stack.ts';

function written(index: LayerIndex): Uint8Array {
  return joined(bytesOfIndex(index));
}

const attributes = { pax: { 'SCHILY.xattr.security.capability': '\u0001\u00ff"\\', 'SCHILY.xattr.user.x': 'y' } };
const everything = async () =>
  indexOf(
    await layer(
      directory('etc'),
      file('etc/a', 'one', attributes),
      file('etc/b', 'three', attributes),
      file('etc/\u00e9\n', ''),
      { header: { name: 'dev/null', type: 'character-device', devmajor: 1, devminor: 3 } },
      symlink('link', 'etc/a'),
      hardlink('same', 'etc/a'),
      hardlink('broken', 'nowhere'),
    ),
  );

describe('an index as bytes', () => {
  it('comes back whole: columns, names, attributes of few, problems', async () => {
    const index = await everything();
    expect(index.extras.size).toBe(3);
    expect(index.problems.length).toBe(1);
    expect(indexOfBytes(written(index))).toEqual(index);
  });

  it('comes back with the digests of contents that flowed by', async () => {
    const index = await everything();
    const digests = Uint8Array.from({ length: index.length * 32 }, (_, i) => i * 77);
    expect(indexOfBytes(written({ ...index, digests }))?.digests).toEqual(digests);
  });

  it('comes back with the runs of a sparse file', async () => {
    const index = await everything();
    const extras = new Map([[3, { sparse: [[0, 512] as const, [2 ** 40, 1] as const], stored: 513 }]]);
    expect(indexOfBytes(written({ ...index, extras }))?.extras).toEqual(extras);
  });

  it('comes back whatever the layer holds', async () => {
    const numbers = random(5);
    for (let i = 0; i < 200; i++) {
      const index = indexOf(await layer(...randomLayer(numbers)));
      expect(indexOfBytes(written(index))).toEqual(index);
    }
  });

  it('lies where it was read: its columns are views', async () => {
    const data = written(await everything());
    const index = indexOfBytes(data)!;
    for (const column of [index.size, index.parent, index.mode, index.kind, index.names]) {
      expect(column.buffer).toBe(data.buffer);
    }
  });
});

describe('bytes that are no index', () => {
  it('are refused at every length but the right one', async () => {
    const data = written(await everything());
    for (let length = 0; length < data.length; length += 8) {
      expect(indexOfBytes(data.slice(0, length)), `${length} bytes`).toBeUndefined();
    }
    expect(indexOfBytes(Uint8Array.from([...data, 0, 0, 0, 0, 0, 0, 0, 0]))).toBeUndefined();
    expect(indexOfBytes(new Uint8Array(data.length + 8).subarray(4))).toBeUndefined();
  });

  it.each([
    ['a parent behind its child', (index: LayerIndex) => index.parent.fill(2, 1, 2)],
    ['a root with a parent', (index: LayerIndex) => index.parent.fill(0, 0, 1)],
    ['a file with children', (index: LayerIndex) => index.kind.fill(0, 1, 2)],
    ['names in disorder', (index: LayerIndex) => index.nameStart.fill(0, 3, 4)],
    ['names beyond the buffer', (index: LayerIndex) => index.nameEnd.fill(99_999, index.length - 1)],
    ['a path without a name', (index: LayerIndex) => index.nameEnd.set(index.nameStart.subarray(2, 3), 2)],
    ['a link out of the layer', (index: LayerIndex) => index.inode.fill(index.length, 1, 2)],
    ['a link to a link', (index: LayerIndex) => index.inode.set([2, 3], 1)],
    ['an unknown kind', (index: LayerIndex) => index.kind.fill(7, 2, 3)],
    ['an unknown flag', (index: LayerIndex) => index.flags.fill(16, 2, 3)],
    ['a mode of 13 bits', (index: LayerIndex) => index.mode.fill(0o10000, 2, 3)],
    ['a size that is no number', (index: LayerIndex) => index.size.fill(NaN, 2, 3)],
    ['a time before all times', (index: LayerIndex) => index.modified.fill(-1, 2, 3)],
    ['a body nowhere', (index: LayerIndex) => index.body.fill(-2, 2, 3)],
  ])('are refused: %s', async (_, damage) => {
    const index = await everything();
    damage(index);
    expect(indexOfBytes(written(index))).toBeUndefined();
  });

  it.each([
    ['an attribute of a row that is not there', { extras: new Map([[99_999, { device: [1, 2] as const }]]) }],
    ['an attribute of another shape', { extras: new Map([[1, { device: [1] as never }]]) }],
    ['xattrs of another shape', { extras: new Map([[1, { xattrs: new Map([['a', 1 as never]]) }]]) }],
    ['a problem that nobody knows', { problems: [{ severity: 'note', code: 'gone' as never, message: '' }] as const }],
    ['digests of some rows', { digests: new Uint8Array(3) }],
  ])('are refused: %s', async (_, other) => {
    expect(indexOfBytes(written({ ...(await everything()), ...other }))).toBeUndefined();
  });

  it('never make a reader throw, whatever is damaged', async () => {
    const whole = written(await everything());
    const numbers = random(6);
    for (let i = 0; i < 3000; i++) {
      const data = whole.slice();
      for (let left = 1 + numbers.below(4); left > 0; left--) data[numbers.below(data.length)] = numbers.below(256);
      const index = indexOfBytes(data);
      if (index !== undefined) expect(index.length).toBe(index.parent.length);
    }
  });
});

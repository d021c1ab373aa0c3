import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { verifyLayers } from '../../src/load/verifyLayers.ts';
import { file, layer } from '../support/layer.ts';
import { openBlobs } from '../support/openImage.ts';

const nothing = (): void => {};

describe('verification', () => {
  it('confirms diff ids and blob digests, packed or not', async () => {
    const tar = await layer(file('a', 'one'));
    expect((await verifyLayers(openBlobs([tar, gzipSync(tar)], [tar, tar]), nothing)).verified).toEqual([true, true]);
  });

  it('names the layer whose bytes are not what the image says', async () => {
    const tar = await layer(file('a', 'one'));
    const forged = await layer(file('a', 'two'));
    const { verified, problems } = await verifyLayers(openBlobs([tar, forged], [tar, tar]), nothing);
    expect(verified).toEqual([true, false]);
    expect(problems.map(({ code, layer: position, severity }) => ({ code, position, severity }))).toEqual([
      { code: 'digest-mismatch', position: 2, severity: 'error' },
    ]);
  });

  it('says nothing where the image claims nothing', async () => {
    const tar = await layer(file('a', 'one'));
    const open = openBlobs([tar]);
    const { digest: _, ...bare } = open.image.layers[0]!;
    const claimless = { ...open, image: { ...open.image, layers: [{ ...bare, diffId: '' }] } };
    expect((await verifyLayers(claimless, nothing)).verified).toEqual([null]);
  });
});

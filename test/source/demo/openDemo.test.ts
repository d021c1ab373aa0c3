import { expect, test } from 'vitest';
import { sha256Digest } from '../../../src/archive/digest.ts';
import { readAll } from '../../../src/model/bytes.ts';
import { demoImages } from '../../../src/source/demo/demoImages.ts';
import { openDemo } from '../../../src/source/demo/openDemo.ts';

test.each(demoImages)('%s opens as any archive does, without a problem', async (which) => {
  const { image } = await openDemo(which);
  expect([image.reference, image.names, image.problems]).toEqual([`${which}:latest`, [`${which}:latest`], []]);
  expect(image.source).toContain('stand-ins');
  expect(image.layers.map((layer) => layer.position)).toEqual([1, 2]);
});

test.each(demoImages)('the layers of %s have the digests that its config claims', async (which) => {
  const { image, openLayer } = await openDemo(which);
  for (const { position, diffId } of image.layers) {
    const layer = openLayer(position);
    expect(layer?.compression).toBe('none');
    expect(sha256Digest(readAll(layer!.bytes))).toBe(diffId);
  }
});

test('hello-nix runs a Cmd and says its store paths, hello-docker runs an Entrypoint and says its instructions', async () => {
  const [nix, docker] = await Promise.all(demoImages.map(async (which) => (await openDemo(which)).image));
  expect([nix!.config.cmd, nix!.config.entrypoint]).toEqual([['/bin/hello'], undefined]);
  expect([docker!.config.cmd, docker!.config.entrypoint]).toEqual([undefined, ['/bin/hello']]);
  expect(nix!.layers[0]!.storePaths).toEqual(['/nix/store/v2v22g1isly1f5vs6g2mamxssmxyq971-hello-static-1.0']);
  expect(docker!.layers[1]!.createdBy).toContain('COPY file:facc8273590aace5');
  expect(docker!.history.map((step) => step.layer)).toEqual([1, undefined, 2, undefined]);
});

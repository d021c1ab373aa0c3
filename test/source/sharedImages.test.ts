import { createReadStream, existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { platformText } from '../../src/model/image.ts';
import { openSource } from '../../src/source/openSource.ts';
import type { SourceOptions } from '../../src/source/sourceOptions.ts';

const folder = '../shared/images';

type Expected = {
  readonly file: string;
  readonly image?: string;
  readonly names: readonly string[];
  readonly id: string;
  readonly layers: number;
  readonly history: number;
  readonly storePaths?: number;
  readonly packed?: boolean;
};

const archives: readonly Expected[] = [
  {
    file: 'bk-oci-gzip.tar',
    names: ['example.com/foo/bar:1'],
    id: 'aa7860d9b4f0',
    layers: 11,
    history: 14,
    packed: true,
  },
  {
    file: 'bk-oci-zstd.tar',
    names: ['example.com/foo/bar:1'],
    id: 'aa7860d9b4f0',
    layers: 11,
    history: 14,
    packed: true,
  },
  { file: 'dive-test-docker-image.tar', names: ['dive-test:latest'], id: '75ae28b8ebf8', layers: 14, history: 15 },
  { file: 'docker20-multi.tar', image: 'tort:v1', names: ['tort:v1'], id: 'abd81850ee63', layers: 9, history: 14 },
  { file: 'docker20-multi.tar', image: 'one', names: ['one:1'], id: '5d718c54fecc', layers: 10, history: 15 },
  { file: 'docker20-multi.tar', image: '@1', names: [], id: 'cdecdc60307c', layers: 1, history: 1 },
  {
    file: 'hello-both.docker20.tar',
    image: 'hello-nix',
    names: ['hello-nix:latest'],
    id: 'fb9860fa37e0',
    layers: 2,
    history: 2,
    storePaths: 2,
  },
  { file: 'hello-docker.docker20.tar', names: ['hello-docker:latest'], id: '0a38dc2d3f50', layers: 2, history: 4 },
  {
    file: 'hello-docker.docker28-containerd.tar',
    names: ['hello-docker:latest'],
    id: '2e5de1010a1c',
    layers: 2,
    history: 4,
    packed: true,
  },
  {
    file: 'hello-docker.docker28-graphdriver.tar',
    names: ['hello-docker:latest'],
    id: 'd811d9ed6c7f',
    layers: 2,
    history: 4,
  },
  { file: 'hello-nix.tar.gz', names: ['hello-nix:latest'], id: 'fb9860fa37e0', layers: 2, history: 2, storePaths: 2 },
  { file: 'nix-buildimage.tar.gz', names: ['demo:latest'], id: 'cbc6d24bba9e', layers: 1, history: 1, storePaths: 0 },
  {
    file: 'nix-layered.tar.gz',
    names: ['demo:r0lw0lvn5vyz1dlp0wmbw4hqc4bqpr0g'],
    id: 'f152d2a550a6',
    layers: 5,
    history: 5,
    storePaths: 7,
  },
  { file: 'podman-docker-archive.tar', names: ['localhost/tort:v1'], id: 'abd81850ee63', layers: 9, history: 14 },
];

async function summary(reference: string, options: Partial<SourceOptions>) {
  const open = await openSource(reference, { env: {}, ...options });
  const { image } = open;
  const there = image.layers.filter((layer) => (open.openLayer(layer.position)?.bytes.size ?? 0) > 0);
  open.close();
  return {
    names: image.names,
    id: image.id.slice('sha256:'.length, 'sha256:'.length + 12),
    layers: there.length,
    history: image.history.length,
    storePaths: image.layers.flatMap((layer) => layer.storePaths).length,
    packed: image.layers.every((layer) => layer.compressedSize !== undefined),
    platform: platformText(image.platform),
    mapped: image.layers.every((layer) => image.history.some((step) => step.layer === layer.position)),
    problems: image.problems,
  };
}

describe.skipIf(!existsSync(folder))('the archives of real engines', () => {
  const titled = archives.map((each) => [[each.file, each.image].filter(Boolean).join(' '), each] as const);

  it.each(titled)('opens %s by path and from standard input', async (_, { file, image, ...expected }) => {
    const whole = { storePaths: 0, packed: false, platform: 'linux/amd64', mapped: true, problems: [], ...expected };
    const options = image === undefined ? {} : { image };
    expect(await summary(`${folder}/${file}`, options)).toEqual(whole);
    expect(await summary('-', { ...options, stdin: () => createReadStream(`${folder}/${file}`) })).toEqual(whole);
  });

  it('quotes the engine whose stream broke off before the manifest', async () => {
    const opening = openSource(`${folder}/C28-midstream-error.tar`, { env: {} });
    await expect(opening).rejects.toThrow(/breaks off before its manifest.*blob not found/);
  });

  it('takes the host’s platform of an image for several, or the one that is asked for', async () => {
    const path = `${folder}/c28-mp.tar`;
    const arm = await openSource(path, { env: {}, platform: 'linux/arm64' });
    expect(arm.image).toMatchObject({ names: ['mp:1'], platform: { architecture: 'arm64' } });
    const host = await openSource(path, { env: {} });
    const architecture = process.arch === 'arm64' ? 'arm64' : 'amd64';
    expect(host.image).toMatchObject({ names: ['mp:1'], platform: { architecture } });
    await expect(openSource(path, { env: {}, platform: 'linux/s390x' })).rejects.toMatchObject({
      hint: 'It has: linux/amd64, linux/arm64.',
    });
  });

  it('lists the images of an archive that holds several', async () => {
    await expect(openSource(`${folder}/hello-both.docker20.tar`, { env: {} })).rejects.toMatchObject({
      hint: expect.stringContaining('--image hello-nix:latest, --image hello-docker:latest'),
    });
  });
});

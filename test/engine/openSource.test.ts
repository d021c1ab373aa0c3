import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { treeAt } from '../../src/layers/treeAt.ts';
import { loadImage } from '../../src/load/loadImage.ts';
import { readFiles } from '../../src/load/readFiles.ts';
import { SharedIndexes } from '../../src/load/sharedIndexes.ts';
import { IndexCache } from '../../src/source/cache/indexCache.ts';
import { openSource } from '../../src/source/openSource.ts';
import { sha256 } from '../support/archive.ts';
import { directory, file, layer } from '../support/layer.ts';
import { build, loadImages } from './load.ts';

const { folder, docker, podman } = inject('engines');
const env = { HOME: folder, DOCKER_HOST: `unix://${docker}`, CONTAINER_HOST: `unix://${podman}` };

let tar: Uint8Array;

beforeAll(async () => {
  tar = await layer(directory('srv/'), file('srv/motd', 'hi'));
  await loadImages(docker, folder, { layers: [tar], names: ['door:1', 'door:again'] });
  await loadImages(podman, folder, { layers: [tar], names: ['localhost/door:podman'] });
});

describe('the door', () => {
  it.each([
    ['door:1', 'docker (DOCKER_HOST)', ['door:1', 'door:again']],
    ['docker-daemon:door:1', 'docker (DOCKER_HOST)', ['door:1', 'door:again']],
    ['door:podman', 'podman (CONTAINER_HOST)', ['localhost/door:podman']],
    ['podman:door:podman', 'podman (CONTAINER_HOST)', ['localhost/door:podman']],
  ])('opens %s', async (reference, source, names) => {
    const { image, openLayer, close } = await openSource(reference, { env });
    expect(image).toMatchObject({ source, layers: [{ position: 1, diffId: `sha256:${sha256(tar)}` }], problems: [] });
    expect([...image.names].sort()).toEqual(names);
    expect(openLayer(1)?.compression).toBe('none');
    close();
  });

  it('opens an image by its id with the names that only the engine knows', async () => {
    const named = await openSource('door:1', { env });
    named.close();
    const { image, close } = await openSource(named.image.id, { env });
    close();
    expect([...image.names].sort()).toEqual(['door:1', 'door:again']);
  });

  it('says of a missing image where it looked and what to do', async () => {
    const missing = openSource('door:nosuch', { env });
    await expect(missing).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(`docker at unix://${docker} (DOCKER_HOST): no such image; podman at unix://`),
      hint: expect.stringContaining('docker pull door:nosuch'),
    });
  });
});

describe('an image that was opened before', () => {
  const load = async (reference: string, env: Readonly<Record<string, string>>) => {
    const cache = new IndexCache({ folder: join(folder, 'cache'), bound: 1e9 }, 'test');
    const indexes = new SharedIndexes(undefined, cache);
    const open = await openSource(reference, { env, indexes });
    const tree = treeAt(await loadImage(open, { indexes }), open.image.layers.length);
    await cache.settled();
    return { open, tree };
  };

  it.each(['docker-daemon:door:1', 'podman:door:podman', 'docker-daemon:built:door', 'podman:built:door'])(
    '%s opens without an export, its contents are fetched',
    async (reference) => {
      if (reference.endsWith('built:door'))
        await build(reference.startsWith('podman') ? podman : docker, 'built:door', folder);
      const first = await load(reference, env);
      first.open.close();
      // an export would need a folder
      const again = await load(reference, { ...env, LAYERSCOPE_TMPDIR: '/nonexistent' });
      expect(again.open.image).toEqual(first.open.image);
      await expect(again.open.fetch?.()).rejects.toThrow('cannot make a temporary file in /nonexistent');
      again.open.close();
      const { open, tree } = await load(reference, env);
      const path = reference.endsWith('built:door') ? 'etc/motd' : 'srv/motd';
      const files = await readFiles(open, tree, [path]);
      expect(Buffer.from(files.get(path)!).toString()).toBe(path === 'srv/motd' ? 'hi' : 'built here');
      open.close();
    },
  );
});

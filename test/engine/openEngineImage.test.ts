import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { readAll } from '../../src/model/bytes.ts';
import type { EngineAnswer, EngineImage, EngineOptions } from '../../src/source/engine/engineAnswer.ts';
import { engineClient } from '../../src/source/engine/engineClient.ts';
import { listEngineImages } from '../../src/source/engine/listEngineImages.ts';
import { openEngineImage } from '../../src/source/engine/openEngineImage.ts';
import { imageReference } from '../../src/source/imageReference.ts';
import { type ImageParts, sha256 } from '../support/archive.ts';
import { file, layer } from '../support/layer.ts';
import { listening, startPodman, stopped } from './engines.ts';
import { build, load, loadImages } from './load.ts';

const { folder, docker, podman } = inject('engines');
const shared = join(import.meta.dirname, '../../../shared/images');
const env = { HOME: folder, DOCKER_HOST: `unix://${docker}`, CONTAINER_HOST: `unix://${podman}` };

function ask(name: string, options: Partial<EngineOptions> = {}): Promise<EngineAnswer> {
  return openEngineImage(imageReference(name)!, { env, ...options });
}

async function found(name: string, options: Partial<EngineOptions> = {}): Promise<EngineImage> {
  const answer = await ask(name, options);
  if (!answer.found) throw new Error(`refused: ${JSON.stringify(answer.refusals)}`);
  return answer.found;
}

/** The diff ids in the config of the only image of an export, read by another reader of tars than ours. */
async function diffIds({ spool }: EngineImage): Promise<string[]> {
  const files = new Map<string, Buffer>();
  const tar = extract();
  tar.end(Buffer.from(readAll(spool.bytes)));
  spool.close();
  for await (const entry of tar) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    files.set(entry.header.name, Buffer.concat(chunks));
  }
  const [image] = JSON.parse(files.get('manifest.json')!.toString()) as { Config: string }[];
  const config = JSON.parse(files.get(image!.Config)!.toString()) as { rootfs: { diff_ids: string[] } };
  return config.rootfs.diff_ids;
}

let app: ImageParts;
let appDiffIds: string[];

beforeAll(async () => {
  const layers = [await layer(file('etc/motd', 'hi')), await layer(file('big', new Uint8Array(32 << 20)))];
  app = { layers, names: ['app:1', 'app:same'] };
  appDiffIds = layers.map((tar) => `sha256:${sha256(tar)}`);
  const other = { layers: [await layer(file('only', 'in Podman'))], names: ['localhost/other:1'] };
  await loadImages(docker, folder, app);
  await loadImages(podman, folder, { ...app, names: ['localhost/app:1'] }, other);
  await build(docker, 'built:1', folder);
  await build(podman, 'built:podman', folder);
});

describe('Docker', () => {
  it('exports by name', async () => {
    const image = await found('app:1');
    expect(image.source).toBe('docker (DOCKER_HOST)');
    expect([...image.names].sort()).toEqual(['app:1', 'app:same']);
    expect(await diffIds(image)).toEqual(appDiffIds);
  });

  it('exports by whole id, short id and id with its algorithm, and still knows the names', async () => {
    const { id, spool } = await found('app:1');
    spool.close();
    for (const name of [id, id.slice('sha256:'.length), id.slice('sha256:'.length, 19), id.slice(0, 19)]) {
      const image = await found(name, { only: 'docker' });
      expect([...image.names].sort()).toEqual(['app:1', 'app:same']);
      expect(await diffIds(image)).toEqual(appDiffIds);
    }
  });

  it('exports what it built itself', async () => {
    expect(await diffIds(await found('built:1'))).toHaveLength(1);
  });

  it('stops exporting when the person has gone', async () => {
    const controller = new AbortController();
    const reason = new Error('Ctrl+C');
    const onProgress = ({ done }: { done: number }): void => {
      if (done > 0) controller.abort(reason);
    };
    await expect(ask('app:1', { signal: controller.signal, onProgress })).rejects.toBe(reason);
  });
});

describe('Podman', () => {
  it('exports what Docker lacks, by short name too', async () => {
    for (const name of ['localhost/other:1', 'other:1']) {
      const image = await found(name);
      expect(image).toMatchObject({ source: 'podman (CONTAINER_HOST)', names: ['localhost/other:1'] });
      expect(await diffIds(image)).toHaveLength(1);
    }
  });

  it('exports by short id and by digest, and still knows the names', async () => {
    const { id, spool } = await found('other:1');
    spool.close();
    const digest = await repoDigest('localhost/other:1');
    for (const name of [id.slice('sha256:'.length, 19), digest]) {
      const image = await found(name);
      expect(image).toMatchObject({ id, names: ['localhost/other:1'] });
      expect(await diffIds(image)).toHaveLength(1);
    }
  });

  it('is passed over when Docker has the image, and asked when it alone is meant', async () => {
    const [first, second] = [await found('app:1'), await found('app:1', { only: 'podman' })];
    expect([first.source, second.source]).toEqual(['docker (DOCKER_HOST)', 'podman (CONTAINER_HOST)']);
    expect(await diffIds(first)).toEqual(await diffIds(second));
  });

  it('exports what it built itself', async () => {
    expect(await diffIds(await found('built:podman'))).toHaveLength(1);
  });
});

describe('both', () => {
  it('lack an image that nobody loaded, and say so', async () => {
    const answer = await ask('nosuch.example/of/nobody:1');
    expect(answer).toEqual({
      refusals: [
        { problem: 'missing', place: `docker at unix://${docker} (DOCKER_HOST)`, reason: 'no such image' },
        { problem: 'missing', place: `podman at unix://${podman} (CONTAINER_HOST)`, reason: 'no such image' },
      ],
    });
  });

  it('list their images', async () => {
    const { images, refusals } = await listEngineImages({ env });
    const named = (kind: string) => images.filter((image) => image.kind === kind).flatMap(({ names }) => [...names]);
    expect(
      named('docker')
        .filter((name) => name.startsWith('app') || name.startsWith('built'))
        .sort(),
    ).toEqual(['app:1', 'app:same', 'built:1']);
    expect(named('podman')).toContain('localhost/other:1');
    expect(images.every(({ size, id }) => size > 0 && id.startsWith('sha256:'))).toBe(true);
    expect(refusals).toEqual([]);
  });

  it('are not there when they were killed', async () => {
    const place = mkdtempSync(join(folder, 'killed-'));
    const child = startPodman(place);
    await listening(join(place, 'podman.sock'), child, join(place, 'podman.log'));
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    await stopped(child);
    const answer = await ask('app:1', { host: `unix://${place}/podman.sock` });
    expect(answer).toMatchObject({ refusals: [{ problem: 'unreachable', reason: expect.stringMatching(/refused/) }] });
  });
});

describe.skipIf(!existsSync(shared))('the pair that everybody starts from', () => {
  beforeAll(async () => {
    await load(docker, readFileSync(join(shared, 'hello-docker.docker20.tar')), folder);
    await load(podman, gunzipSync(readFileSync(join(shared, 'hello-nix.tar.gz'))), folder);
  });

  it('is found in the engine that has it', async () => {
    const [left, right] = [await found('hello-docker:latest'), await found('hello-nix')];
    expect([left.source, right.source]).toEqual(['docker (DOCKER_HOST)', 'podman (CONTAINER_HOST)']);
    expect(await diffIds(left)).toHaveLength(2);
    expect(await diffIds(right)).toHaveLength(2);
  });
});

async function repoDigest(name: string): Promise<string> {
  const client = await engineClient({ socketPath: podman });
  const { RepoDigests } = await client.docker.getImage(name).inspect();
  client.close();
  return RepoDigests[0]!;
}

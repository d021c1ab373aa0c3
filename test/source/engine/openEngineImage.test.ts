import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../src/model/openImage.ts';
import type { EngineAnswer } from '../../../src/source/engine/engineAnswer.ts';
import { openEngineImage } from '../../../src/source/engine/openEngineImage.ts';
import { imageReference } from '../../../src/source/imageReference.ts';
import { engineRoom } from './engineRoom.ts';
import { json, podmanVersion } from './fakeEngine.ts';

const { archive, closing, engine, having, ask } = engineRoom();

describe('several engines', () => {
  async function askBoth(docker: string, podman: string): Promise<EngineAnswer> {
    const env = { HOME: '/nonexistent', DOCKER_HOST: docker, CONTAINER_HOST: podman };
    const answer = await openEngineImage(imageReference('hello:1')!, { env });
    if (answer.found) closing(answer.found.spool);
    return answer;
  }

  it('Podman is asked when Docker lacks the image', async () => {
    const docker = await engine();
    const podman = await having({ '/version': json(podmanVersion) });
    const answer = await askBoth(docker.address, podman.address);
    expect(answer.found?.source).toBe('podman (CONTAINER_HOST)');
  });

  it('Podman is not asked when Docker has the image', async () => {
    const [docker, podman] = [await having(), await having()];
    const answer = await askBoth(docker.address, podman.address);
    expect(answer.found?.source).toBe('docker (DOCKER_HOST)');
    expect(podman.urls).toEqual([]);
  });

  it('every place that was tried says why it refused', async () => {
    const podman = await engine({
      '/version': json(podmanVersion),
      '/images/': json({ cause: 'image not known', message: 'no such', response: 404 }, 404),
    });
    const answer = await askBoth('unix:///nonexistent/d.sock', podman.address);
    expect(answer).toEqual({
      refusals: [
        {
          problem: 'unreachable',
          place: 'docker at unix:///nonexistent/d.sock (DOCKER_HOST)',
          reason: 'no such file',
        },
        { problem: 'missing', place: `podman at ${podman.address} (CONTAINER_HOST)`, reason: 'no such image' },
      ],
    });
  });
});

describe('an abort', () => {
  const reason = new Error('the person pressed Ctrl+C');

  it('ends an export that is under way, and the connection with it', async () => {
    const fake = await having({ '/images/get': (response) => response.writeHead(200).write(archive()) });
    const controller = new AbortController();
    const onProgress = ({ done }: Progress): void => {
      if (done > 0) controller.abort(reason);
    };
    await expect(ask('hello:1', fake.address, { signal: controller.signal, onProgress })).rejects.toBe(reason);
    await fake.hungUp;
  });

  it.each(['/version', '/images/hello', '/images/get'])('ends the wait for an answer to %s', async (url) => {
    const controller = new AbortController();
    const fake = await having({ [url]: () => controller.abort(reason) });
    await expect(ask('hello:1', fake.address, { signal: controller.signal })).rejects.toBe(reason);
    await fake.hungUp;
  });

  it('that came before anything connects to nothing', async () => {
    const fake = await having();
    await expect(ask('hello:1', fake.address, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(fake.urls).toEqual([]);
  });
});

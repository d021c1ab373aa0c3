import { expect, it } from 'vitest';
import { listEngineImages } from '../../../src/source/engine/listEngineImages.ts';
import { engineRoom } from './engineRoom.ts';
import { json, podmanVersion } from './fakeEngine.ts';

const { engine } = engineRoom();

it('the images of Docker and of Podman are listed, the newest first', async () => {
  const docker = await engine({
    '/images/json': json([
      { Id: 'sha256:1', RepoTags: ['old:1'], Size: 10, Created: 1 },
      { Id: 'sha256:2', RepoTags: ['new:1', 'new:2'], Size: 20, Created: 2 },
    ]),
  });
  const podman = await engine({
    '/version': json(podmanVersion),
    '/images/json': json([{ Id: 'sha256:3', RepoTags: null, Size: 30, Created: 3 }]),
  });
  const env = { HOME: '/nonexistent', DOCKER_HOST: docker.address, CONTAINER_HOST: podman.address };
  const of = (kind: string, origin: string) => ({ kind, source: `${kind} (${origin})` });
  expect(await listEngineImages({ env })).toEqual({
    images: [
      { ...of('docker', 'DOCKER_HOST'), names: ['new:1', 'new:2'], id: 'sha256:2', size: 20, created: 2 },
      { ...of('docker', 'DOCKER_HOST'), names: ['old:1'], id: 'sha256:1', size: 10, created: 1 },
      { ...of('podman', 'CONTAINER_HOST'), names: [], id: 'sha256:3', size: 30, created: 3 },
    ],
    refusals: [],
  });
});

it('what cannot be read in a list is left out, and `<none>` is no name', async () => {
  const docker = await engine({
    '/images/json': json([
      null,
      7,
      { Id: 4 },
      { Id: 'sha256:5', RepoTags: ['<none>:<none>', 6], Size: 'big', Created: 1e300 },
    ]),
  });
  const { images } = await listEngineImages({ env: { DOCKER_HOST: docker.address }, only: 'docker' });
  expect(images).toEqual([
    { kind: 'docker', source: 'docker (DOCKER_HOST)', names: [], id: 'sha256:5', size: 0, created: 0 },
  ]);
});

it('an engine that does not answer is a refusal, the other one is listed all the same', async () => {
  const podman = await engine({ '/version': json(podmanVersion), '/images/json': json([]) });
  const env = { HOME: '/nonexistent', DOCKER_HOST: 'unix:///nonexistent/d.sock', CONTAINER_HOST: podman.address };
  const { images, refusals } = await listEngineImages({ env });
  expect(images).toEqual([]);
  expect(refusals.map(({ place }) => place)).toEqual(['docker at unix:///nonexistent/d.sock (DOCKER_HOST)']);
});

it('an image of a Podman at the socket of Docker is one that asking for Docker finds again', async () => {
  const image = { Id: 'sha256:7', RepoTags: ['a:1'], Size: 1, Created: 1 };
  const engineThere = await engine({ '/version': json(podmanVersion), '/images/json': json([image]) });
  const { images } = await listEngineImages({ env: { DOCKER_HOST: engineThere.address }, only: 'docker' });
  expect(images).toMatchObject([{ kind: 'docker', source: 'podman (DOCKER_HOST)' }]);
});

import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { visitEngine } from '../../../src/source/engine/visitEngine.ts';
import { engineRoom } from './engineRoom.ts';
import { json, text } from './fakeEngine.ts';

const { closing, engine, having, refused } = engineRoom();

describe('an engine that cannot be reached', () => {
  it('left its socket behind', async () => {
    const fake = await having();
    await fake.die();
    expect(await refused(fake.address)).toMatchObject({
      problem: 'unreachable',
      reason: 'nothing listens there (connection refused)',
    });
  });

  it('is a file', async () => {
    const fake = await having();
    writeFileSync(`${fake.path}.txt`, 'hello');
    expect((await refused(`${fake.address}.txt`)).problem).toBe('unreachable');
  });

  it.skipIf(process.getuid?.() === 0)('has a socket for others', async () => {
    const fake = await having();
    chmodSync(fake.path, 0);
    expect((await refused(fake.address)).reason).toBe('permission denied');
  });

  it('does not speak HTTP', async () => {
    const server = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing(server);
    const address = server.address() as { port: number };
    expect((await refused(`tcp://127.0.0.1:${address.port}`)).reason).toBe('what answers there does not speak HTTP');
  });

  it('is nowhere on the network', async () => {
    expect((await refused('tcp://localhost:1')).reason).toBe('nothing listens there (connection refused)');
  });

  it('accepts the connection and is silent', async () => {
    const fake = await engine({ '/version': () => undefined });
    const place = {
      kind: 'docker',
      address: fake.address,
      origin: 'test',
      endpoint: { socketPath: fake.path },
    } as const;
    const answer = await visitEngine(place, undefined, async () => ({}), 50);
    expect(answer).toMatchObject({ problem: 'unreachable', reason: 'no answer within 0.05 seconds' });
    await fake.hungUp;
  });

  it.each([
    ['a page', text('<h1>It works!</h1>', 200)],
    ['other JSON', json({ hello: 'world' })],
    ['nothing', text('404 page not found', 404)],
  ])('is something else, which answers with %s', async (_, version) => {
    const fake = await having({ '/version': version });
    expect((await refused(fake.address)).reason).toBe('what answers there is not a container engine');
  });
});

import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineRoom, id, inspection } from './engineRoom.ts';
import { answering, dockerVersion, json, onPort, tar } from './fakeEngine.ts';

const { archive, closing, ask } = engineRoom();

describe.skipIf(spawnSync('openssl', ['version']).status !== 0)('an engine behind TLS that asks who is there', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'engine-tls-'));
    // One certificate that is everybody: authority, server and client.
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files], {
      stdio: 'ignore',
    });
    copyFileSync(join(folder, 'cert.pem'), join(folder, 'ca.pem'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function port(): Promise<number> {
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => readFileSync(join(folder, name)));
    const answers = { '/version': json(dockerVersion), '/images/get': tar(archive()), '/images/': json(inspection) };
    const server = createServer(
      { key, cert, ca: cert, requestCert: true, rejectUnauthorized: true },
      answering(answers),
    );
    return closing(await onPort(server)).port;
  }

  it('gives its image to who has the keys', async () => {
    const host = `tcp://localhost:${await port()}`;
    const env = { DOCKER_HOST: host, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: folder };
    expect((await ask('hello:1', host, { env })).found?.id).toBe(id);
  });

  it('is not trusted without its authority, and not reached in the clear', async () => {
    const host = `tcp://localhost:${await port()}`;
    const env = { HOME: '/nonexistent', DOCKER_HOST: host, DOCKER_TLS_VERIFY: '1' };
    expect(await ask('hello:1', host, { env })).toMatchObject({
      refusals: [{ reason: expect.stringMatching(/cert/) }],
    });
    expect(await ask('hello:1', host)).toMatchObject({ refusals: [{ problem: 'unreachable' }] });
  });

  it('is not asked with keys that are none', async () => {
    const host = `tcp://localhost:${await port()}`;
    const broken = mkdtempSync(join(folder, 'broken-'));
    for (const name of ['cert.pem', 'key.pem']) writeFileSync(join(broken, name), 'not a key');
    const env = { DOCKER_HOST: host, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: broken };
    expect(await ask('hello:1', host, { env })).toMatchObject({ refusals: [{ problem: 'unreachable' }] });
  });
});

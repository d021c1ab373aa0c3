import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EnginePlace, enginePlaces } from '../../../src/source/engine/enginePlaces.ts';

const dockers = (places: EnginePlace[][]) => places[0]!.filter(({ kind }) => kind === 'docker');
const addresses = (places: EnginePlace[]) => places.map(({ address, origin }) => `${address} (${origin})`);

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'engine-places-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function write(path: string, content: unknown = ''): void {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), typeof content === 'string' ? content : JSON.stringify(content));
}

function writeContext(name: string, docker: Record<string, unknown>): void {
  write(`.docker/contexts/meta/${name}0/meta.json`, { Name: name, Metadata: {}, Endpoints: { docker } });
}

/** The world of a person with this home and nothing else set. */
const world = (more: Record<string, string> = {}) => ({ HOME: home, XDG_RUNTIME_DIR: join(home, 'run'), ...more });

describe('Docker is looked for', () => {
  it('at the default socket when nothing is said', () => {
    expect(addresses(dockers(enginePlaces({ env: world() })))).toEqual([
      'unix:///var/run/docker.sock (context default)',
    ]);
  });

  it('at the sockets of rootless Docker and of desktops too, where they exist', () => {
    write('run/docker.sock');
    write('.colima/default/docker.sock');
    expect(addresses(dockers(enginePlaces({ env: world() })))).toEqual([
      'unix:///var/run/docker.sock (context default)',
      `unix://${home}/run/docker.sock (rootless)`,
      `unix://${home}/.colima/default/docker.sock (Colima)`,
    ]);
  });

  it('by the current context of config.json', () => {
    write('.docker/config.json', { currentContext: 'work' });
    writeContext('work', { Host: 'unix:///run/work.sock' });
    expect(addresses(dockers(enginePlaces({ env: world() })))).toEqual(['unix:///run/work.sock (context work)']);
  });

  it.each([
    ['--host before everything', { host: 'unix:///1' }, 'unix:///1 (--host)'],
    ['--context before the environment', { context: 'work' }, 'unix:///run/work.sock (context work)'],
    ['DOCKER_HOST before DOCKER_CONTEXT', {}, 'unix:///2 (DOCKER_HOST)'],
  ])('by %s', (_, options, expected) => {
    write('.docker/config.json', { currentContext: 'other' });
    writeContext('work', { Host: 'unix:///run/work.sock' });
    const env = world({ DOCKER_HOST: 'unix:///2', DOCKER_CONTEXT: 'work' });
    expect(addresses(enginePlaces({ env, ...options })[0]!)).toEqual([expected]);
  });

  it('by DOCKER_CONTEXT before the current context, in the folder that DOCKER_CONFIG names', () => {
    write('config/config.json', { currentContext: 'nosuch' });
    write('config/contexts/meta/x/meta.json', { Name: 'work', Endpoints: { docker: { Host: 'unix:///w' } } });
    const env = world({ DOCKER_CONTEXT: 'work', DOCKER_CONFIG: join(home, 'config') });
    expect(addresses(dockers(enginePlaces({ env })))).toEqual(['unix:///w (context work)']);
  });

  it('at the default sockets when the context names no host, or config.json is not JSON', () => {
    writeContext('empty', { SkipTLSVerify: false });
    const named = enginePlaces({ env: world({ DOCKER_CONTEXT: 'empty' }) });
    expect(addresses(dockers(named))).toEqual(['unix:///var/run/docker.sock (context empty)']);
    write('.docker/config.json', '{"currentContext": ');
    expect(addresses(dockers(enginePlaces({ env: world() })))).toEqual([
      'unix:///var/run/docker.sock (context default)',
    ]);
  });

  it('nowhere when the context does not exist, and that is said', () => {
    const [place] = dockers(enginePlaces({ env: world({ DOCKER_CONTEXT: 'nosuch' }) }));
    expect(place?.endpoint).toMatchObject({ reason: 'context not found' });
  });

  it('with the keys of the context', () => {
    writeContext('tls', { Host: 'tcp://build.example:2376', SkipTLSVerify: true });
    write('.docker/contexts/tls/tls0/docker/ca.pem', 'CA');
    const [place] = dockers(enginePlaces({ env: world({ DOCKER_CONTEXT: 'tls' }) }));
    expect(place?.endpoint).toEqual({
      host: 'build.example',
      port: 2376,
      tls: { ca: Buffer.from('CA'), cert: undefined, key: undefined, verify: false },
    });
  });

  it('with the keys that DOCKER_TLS_VERIFY and DOCKER_CERT_PATH ask for', () => {
    write('certs/key.pem', 'KEY');
    const env = world({ DOCKER_HOST: 'tcp://h', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: join(home, 'certs') });
    const [place] = dockers(enginePlaces({ env }));
    expect(place?.endpoint).toMatchObject({ host: 'h', port: 2376, tls: { key: Buffer.from('KEY'), verify: true } });
  });
});

describe('Podman is looked for', () => {
  const podmans = (env: Record<string, string>) => addresses(enginePlaces({ env, only: 'podman' })[0]!);

  it('by CONTAINER_HOST', () => {
    expect(podmans(world({ CONTAINER_HOST: 'unix:///p' }))).toEqual(['unix:///p (CONTAINER_HOST)']);
  });

  it('at the socket of the person first', () => {
    write('run/podman/podman.sock');
    expect(podmans(world())[0]).toBe(`unix://${home}/run/podman/podman.sock (rootless)`);
  });

  it('once, where the socket of Docker is a link to that of Podman', () => {
    write('podman.sock');
    symlinkSync(join(home, 'podman.sock'), join(home, 'docker.sock'));
    const env = world({ DOCKER_HOST: `unix://${home}/docker.sock`, CONTAINER_HOST: `unix://${home}/podman.sock` });
    expect(enginePlaces({ env }).map((list) => list.length)).toEqual([1, 0]);
  });

  it('after Docker, unless a flag says which engine is meant', () => {
    const kinds = (options: object) => enginePlaces({ env: world(), ...options }).map((list) => list[0]!.kind);
    expect(kinds({})).toEqual(['docker', 'podman']);
    expect(kinds({ only: 'podman' })).toEqual(['podman']);
    expect(kinds({ host: 'unix:///x' })).toEqual(['docker']);
    expect(kinds({ context: 'default' })).toEqual(['docker']);
  });
});

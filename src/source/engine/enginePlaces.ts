import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../spool.ts';
import { currentContext, dockerContext } from './dockerContext.ts';
import { type Endpoint, endpointOf, type Tls, tlsOf, type Unusable } from './endpoint.ts';
import type { EngineKind, EngineOptions } from './engineAnswer.ts';

/** Somewhere an engine may listen. */
export type EnginePlace = {
  readonly kind: EngineKind;
  /** As a person would write it: `unix:///var/run/docker.sock`; empty when not even that is known. */
  readonly address: string;
  /** What led there: `context default`, `DOCKER_HOST`, `rootless`. */
  readonly origin: string;
  readonly endpoint: Endpoint | Unusable;
};

/**
 * Where to look for an image, in order, one list for each kind of engine: the first of a list that answers stands for
 * all of it. An explicit `--host` or `--context` is the only place. Otherwise Docker is found as the docker CLI finds
 * it (cli/command/cli.go, resolveContextName: flags, then DOCKER_HOST, DOCKER_CONTEXT, currentContext, default), and
 * Podman by CONTAINER_HOST or at its own sockets.
 */
export function enginePlaces(options: EngineOptions): EnginePlace[][] {
  const { env, host, context, only } = options;
  if (host) return [[namedHost(only ?? 'docker', host, '--host', env)]];
  if (context) return [contextPlaces(context, env)];
  const lists = { docker: () => dockerPlaces(env), podman: () => podmanPlaces(env) };
  const kinds: EngineKind[] = only ? [only] : ['docker', 'podman'];
  return withoutTwins(kinds.map((kind) => lists[kind]()));
}

/** podman-docker makes Docker's socket a link to Podman's: asked twice, it would list every image twice. */
function withoutTwins(lists: EnginePlace[][]): EnginePlace[][] {
  const seen = new Set<string>();
  const isNew = (place: EnginePlace): boolean => {
    const key = placeKey(place);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  return lists.map((places) => places.filter(isNew));
}

function placeKey({ endpoint, address, origin }: EnginePlace): string {
  if ('socketPath' in endpoint) return realPath(endpoint.socketPath);
  return 'host' in endpoint ? `${endpoint.host}:${endpoint.port}` : `${address} ${origin}`;
}

function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

function dockerPlaces(env: Environment): EnginePlace[] {
  const host = env['DOCKER_HOST'];
  if (host) return [namedHost('docker', host, 'DOCKER_HOST', env)];
  return contextPlaces(env['DOCKER_CONTEXT'] || currentContext(configFolder(env)) || 'default', env);
}

function podmanPlaces(env: Environment): EnginePlace[] {
  const host = env['CONTAINER_HOST'];
  if (host) return [namedHost('podman', host, 'CONTAINER_HOST', env)];
  const machine = join(home(env), '.local/share/containers/podman/machine/podman.sock');
  const places = [
    socketPlace('podman', join(runtimeFolder(env), 'podman/podman.sock'), 'rootless'),
    socketPlace('podman', '/run/podman/podman.sock', 'system'),
    socketPlace('podman', machine, 'podman machine'),
  ];
  const there = places.filter(isThere);
  // One refusal says it for all three; root has no rootless Podman.
  return there.length > 0 ? there : places.slice(process.getuid?.() === 0 ? 1 : 0).slice(0, 1);
}

function contextPlaces(name: string, env: Environment): EnginePlace[] {
  const origin = `context ${name}`;
  if (name === 'default') return defaultPlaces(origin, env);
  const context = dockerContext(configFolder(env), name);
  if (!context) {
    const endpoint = { reason: 'context not found', hint: 'docker context ls lists the contexts there are.' };
    return [{ kind: 'docker', address: '', origin, endpoint }];
  }
  if (!context.endpoint) return defaultPlaces(origin, env);
  return [{ kind: 'docker', address: context.address ?? '', origin, endpoint: context.endpoint }];
}

/** The default socket, and the ones that rootless Docker and the desktops make, where these exist. */
function defaultPlaces(origin: string, env: Environment): EnginePlace[] {
  const at = (...parts: string[]): string => join(home(env), ...parts);
  const others: [path: string, origin: string][] = [
    [join(runtimeFolder(env), 'docker.sock'), 'rootless'],
    [at('.docker/run/docker.sock'), 'Docker Desktop'],
    [at('.docker/desktop/docker.sock'), 'Docker Desktop'],
    [at('.orbstack/run/docker.sock'), 'OrbStack'],
    [join(env['COLIMA_HOME'] || at('.colima'), 'default/docker.sock'), 'Colima'],
    [join(env['COLIMA_HOME'] || at('.colima'), 'docker.sock'), 'Colima'],
    [at('.rd/docker.sock'), 'Rancher Desktop'],
    [at('.lima/default/sock/docker.sock'), 'Lima'],
    [at('.lima/docker/sock/docker.sock'), 'Lima'],
  ];
  const first = socketPlace('docker', '/var/run/docker.sock', origin);
  return [first, ...others.map(([path, name]) => socketPlace('docker', path, name)).filter(isThere)];
}

function namedHost(kind: EngineKind, address: string, origin: string, env: Environment): EnginePlace {
  // The variables are Docker's; Podman's service knows no TLS.
  const tls = kind === 'docker' ? environmentTls(env) : undefined;
  return { kind, address, origin, endpoint: endpointOf(address, tls) };
}

/** docker/cli cli/flags/options.go: DOCKER_TLS asks for TLS, DOCKER_TLS_VERIFY for proof as well. */
function environmentTls(env: Environment): Tls | undefined {
  const verify = Boolean(env['DOCKER_TLS_VERIFY']);
  if (!verify && !env['DOCKER_TLS']) return undefined;
  return tlsOf(env['DOCKER_CERT_PATH'] || configFolder(env), verify) ?? { verify };
}

function socketPlace(kind: EngineKind, socketPath: string, origin: string): EnginePlace {
  return { kind, address: `unix://${socketPath}`, origin, endpoint: { socketPath } };
}

function isThere(place: EnginePlace): boolean {
  return 'socketPath' in place.endpoint && existsSync(place.endpoint.socketPath);
}

function configFolder(env: Environment): string {
  return env['DOCKER_CONFIG'] || join(home(env), '.docker');
}

function runtimeFolder(env: Environment): string {
  return env['XDG_RUNTIME_DIR'] || `/run/user/${process.getuid?.() ?? 0}`;
}

function home(env: Environment): string {
  return env['HOME'] || homedir();
}

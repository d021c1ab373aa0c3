import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../errorCode.ts';
import type { EngineRefusal } from './engineAnswer.ts';

/** The files of `docker --tlscacert --tlscert --tlskey`, read; each may be absent. */
export type Tls = {
  readonly ca?: Buffer | undefined;
  readonly cert?: Buffer | undefined;
  readonly key?: Buffer | undefined;
  /** Whether the server has to prove who it is. */
  readonly verify: boolean;
};

/** Where an engine listens. */
export type Endpoint =
  | { readonly socketPath: string }
  | { readonly host: string; readonly port: number; readonly tls?: Tls | undefined };

/** Why an address cannot be used; the sentence and the hint of a refusal. */
export type Unusable = Pick<EngineRefusal, 'reason' | 'hint'>;

const absent = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'ELOOP']);

/**
 * The endpoint that an address means to the docker CLI (docker/cli opts/hosts.go, parseDockerDaemonHost): `unix://PATH`,
 * `tcp://HOST:PORT`, `HOST:PORT`. Nothing is connected yet.
 */
export function endpointOf(address: string, tls?: Tls): Endpoint | Unusable {
  const [scheme, rest] = schemeOf(address);
  if (scheme === 'unix' || scheme === 'npipe') return rest === '' ? unusable(address) : { socketPath: rest };
  if (scheme === 'ssh') {
    return {
      reason: 'layerscope does not speak ssh',
      hint: `Pipe the image instead (ssh ${sshTarget(rest)} docker save IMAGE | layerscope -).`,
    };
  }
  if (scheme !== 'tcp' && scheme !== 'http' && scheme !== 'https') return unusable(address);
  return tcpEndpoint(address, rest, scheme === 'https' ? (tls ?? { verify: true }) : tls);
}

function schemeOf(address: string): [scheme: string, rest: string] {
  const at = address.indexOf('://');
  if (at >= 0) return [address.slice(0, at), address.slice(at + 3)];
  return [address.startsWith('/') ? 'unix' : 'tcp', address];
}

function tcpEndpoint(address: string, rest: string, tls: Tls | undefined): Endpoint | Unusable {
  if (!URL.canParse(`http://${rest}`)) return unusable(address);
  const host = new URL(`http://${rest}`).hostname;
  // Docker's own ports: 2375 in the clear, 2376 with TLS. `http:` would swallow its usual one, `tcp:` has none.
  const port = Number(new URL(`tcp://${rest}`).port) || (tls ? 2376 : 2375);
  return { host, port, tls };
}

function unusable(address: string): Unusable {
  return {
    reason: `“${address}” is not an address of an engine`,
    hint: 'It looks like unix:///var/run/docker.sock or tcp://localhost:2375.',
  };
}

/** `user@host` of `user@host:22/run/docker.sock`, or a word for it when it could not stand in a command. */
function sshTarget(rest: string): string {
  const target = rest.split(/[:/]/)[0] ?? '';
  return /^[\w.@-]+$/.test(target) && !target.startsWith('-') ? target : 'HOST';
}

/** ca.pem, cert.pem and key.pem of `folder`, as the docker CLI stores them; undefined when there is none of them. */
export function tlsOf(folder: string, verify: boolean): Tls | undefined {
  const [ca, cert, key] = ['ca.pem', 'cert.pem', 'key.pem'].map((name) => fileIfThere(join(folder, name)));
  return ca || cert || key ? { ca, cert, key, verify } : undefined;
}

/**
 * The bytes of a file, or undefined when it is not there for us. A folder of somebody else counts as absent, as for the
 * docker CLI: in containers HOME is often root's while the program is not.
 */
export function fileIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (absent.has(errorCode(error) ?? '')) return undefined;
    throw error;
  }
}

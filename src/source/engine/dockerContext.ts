import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../errorCode.ts';
import { type Endpoint, endpointOf, fileIfThere, tlsOf, type Unusable } from './endpoint.ts';

/** Where a context of the docker CLI leads; empty when it names no host and so means the default socket. */
export type DockerContext = { readonly address?: string; readonly endpoint?: Endpoint | Unusable };

/** The `currentContext` of config.json in `folder`; undefined when there is none, as the CLI takes an unreadable file. */
export function currentContext(folder: string): string | undefined {
  const config = fileIfThere(join(folder, 'config.json'));
  return config && stringAt(parsed(config), 'currentContext');
}

/**
 * The context called `name` below `folder` (docker/cli cli/context/store: `contexts/meta/ID/meta.json`, keys in
 * `contexts/tls/ID/docker`). An ID is the name's sha256; the files say the name too, so that no digest is needed here.
 */
export function dockerContext(folder: string, name: string): DockerContext | undefined {
  for (const id of foldersIn(join(folder, 'contexts', 'meta'))) {
    const file = fileIfThere(join(folder, 'contexts', 'meta', id, 'meta.json'));
    const meta = file && parsed(file);
    if (stringAt(meta, 'Name') !== name) continue;
    const docker = memberOf(memberOf(meta, 'Endpoints'), 'docker');
    const address = stringAt(docker, 'Host');
    const verify = memberOf(docker, 'SkipTLSVerify') !== true;
    const tls = tlsOf(join(folder, 'contexts', 'tls', id, 'docker'), verify) ?? (verify ? undefined : { verify });
    return address ? { address, endpoint: endpointOf(address, tls) } : {};
  }
  return undefined;
}

function foldersIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') return [];
    throw error;
  }
}

/** The value of a JSON file; undefined when it is not JSON. */
function parsed(file: Buffer): unknown {
  try {
    return JSON.parse(file.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** A member that is a string and not empty. */
function stringAt(value: unknown, key: string): string | undefined {
  const member = memberOf(value, key);
  return typeof member === 'string' && member !== '' ? member : undefined;
}

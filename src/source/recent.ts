import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { errorCode } from './errorCode.ts';
import type { Environment } from './spool.ts';

const most = 20;

/** References that were opened before, the newest first; none when nothing was remembered or the file says something else. */
export function recentImages(env: Environment): readonly string[] {
  const path = recentPath(env);
  if (path === undefined) return [];
  try {
    const list: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(list) ? list.filter((one) => typeof one === 'string').slice(0, most) : [];
  } catch (error) {
    // a convenience: a file that is not there, not ours to read or damaged remembers nothing
    if (errorCode(error) !== undefined || error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Remembers a reference for the list of what was opened. Paths are remembered whole; standard input cannot be opened again. */
export function rememberImage(reference: string, env: Environment): void {
  const path = recentPath(env);
  if (path === undefined || reference === '-') return;
  const whole = existsSync(reference) ? resolve(reference) : reference;
  const list = [whole, ...recentImages(env).filter((one) => one !== whole)].slice(0, most);
  try {
    mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
    const part = `${path}.${process.pid}`;
    writeFileSync(part, `${JSON.stringify(list, null, 2)}\n`, { mode: 0o600 });
    renameSync(part, path);
  } catch (error) {
    // what cannot be remembered is no reason not to look at an image
    if (errorCode(error) === undefined) throw error;
  }
}

/** XDG Base Directory Specification: state, private to the person. */
function recentPath(env: Environment): string | undefined {
  const state = env['XDG_STATE_HOME'] || (env['HOME'] ? join(env['HOME'], '.local/state') : undefined);
  return state === undefined ? undefined : join(state, 'layerscope', 'recent.json');
}

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { resolve } from 'node:path';

const program = resolve(import.meta.dirname, '../../bin/layerscope.js');

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

const env = { PATH: process.env['PATH'], HOME: '/nonexistent', DOCKER_HOST: 'unix:///nonexistent/docker.sock' };

/**
 * Runs the built program without a terminal and without what would lead it to an engine of this machine, or to the cache
 * of whoever runs the tests: there is no home, unless `more` of the environment says where.
 */
export function run(
  args: readonly string[],
  input?: Uint8Array,
  more: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = start(args, more);
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return ended(child);
}

/** The same, with a reader that goes away after the first piece of output. */
export async function runUntilFirstOutput(args: readonly string[]): Promise<Omit<Ended, 'stdout'>> {
  const child = start(args);
  child.stdin.end();
  child.stdout.once('data', () => child.stdout.destroy());
  const { code, stderr } = await ended(child);
  return { code, stderr };
}

function start(args: readonly string[], more: Readonly<Record<string, string>> = {}): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [program, ...args], { env: { ...env, ...more } });
}

function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, stdout, stderr }));
  });
}

/** The same with Ctrl+C as soon as `ready`. */
export async function runAndInterrupt(args: readonly string[], ready: () => Promise<unknown>): Promise<Ended> {
  const child = start(args);
  child.stdin.end();
  const end = ended(child);
  await ready();
  child.kill('SIGINT');
  return end;
}

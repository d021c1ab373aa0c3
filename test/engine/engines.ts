import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

/** What the tests are told: where the engines listen, and the folder that is removed at the end. */
export type RealEngines = { readonly folder: string; readonly docker: string; readonly podman: string };

declare module 'vitest' {
  interface ProvidedContext {
    engines: RealEngines;
  }
}

const run = promisify(execFile);

/** Starts a dockerd and a Podman of their own in a temporary folder; what it returns stops them and removes everything. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'real-engines-'));
  const children: ChildProcess[] = [];
  const teardown = async (): Promise<void> => {
    for (const child of children) await stopped(child);
    await unmounted(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    children.push(startDocker(folder), startPodman(folder));
    const engines = { folder, docker: join(folder, 'docker.sock'), podman: join(folder, 'podman.sock') };
    await listening(engines.docker, children[0]!, join(folder, 'docker.log'));
    await listening(engines.podman, children[1]!, join(folder, 'podman.log'));
    project.provide('engines', engines);
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}

/** vfs and no network: it then runs in any container, and nothing here starts one. */
function startDocker(folder: string): ChildProcess {
  const roots = ['--data-root', join(folder, 'docker'), '--exec-root', join(folder, 'docker-run')];
  const files = ['--pidfile', join(folder, 'docker.pid'), '-H', `unix://${join(folder, 'docker.sock')}`];
  const plain = ['--storage-driver', 'vfs', '--iptables=false', '--ip6tables=false', '--bridge', 'none'];
  return started('dockerd', [...roots, ...files, ...plain], join(folder, 'docker.log'));
}

/** Podman with its storage in `folder`, listening at podman.sock there. */
export function startPodman(folder: string): ChildProcess {
  const roots = ['--root', join(folder, 'podman'), '--runroot', join(folder, 'podman-run'), '--storage-driver', 'vfs'];
  // Else it shares its locks in /run/libpod with every other Podman of this machine.
  const own = ['--tmpdir', join(folder, 'podman-tmp')];
  const service = ['system', 'service', '--time', '0', `unix://${join(folder, 'podman.sock')}`];
  return started('podman', [...roots, ...own, ...service], join(folder, 'podman.log'));
}

function started(command: string, args: string[], log: string): ChildProcess {
  const output = openSync(log, 'a');
  const child = spawn(command, args, { stdio: ['ignore', output, output] });
  closeSync(output);
  // A command that is not there: `listening` then says so with the log.
  child.once('error', () => undefined);
  return child;
}

/** Waits until something accepts connections at `path`; throws with the log when the process ends before that. */
export async function listening(path: string, child: ChildProcess, log: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await accepts(path))) {
    if (child.exitCode !== null || child.pid === undefined || Date.now() > deadline) {
      throw new Error(`${child.spawnfile} does not listen:\n${readFileSync(log, 'utf8').slice(-2000)}`);
    }
    await pause(100);
  }
}

async function accepts(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  } finally {
    socket.destroy();
  }
}

/** Asks a process to end, and makes it end when it does not within ten seconds. */
export async function stopped(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const kill = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(kill);
}

/** Podman leaves its storage mounted on itself, and a mount cannot be removed. */
async function unmounted(folder: string): Promise<void> {
  const mounts = readFileSync('/proc/self/mounts', 'utf8').split('\n');
  const points = mounts.map((line) => line.split(' ')[1] ?? '').filter((point) => point.startsWith(`${folder}/`));
  for (const point of points.reverse()) await run('umount', [point]);
}

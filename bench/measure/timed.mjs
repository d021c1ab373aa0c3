import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** GNU time: what wait4 says of the process, complete even for one that lives a millisecond. */
const gnuTime = '/usr/bin/time';
const usage = join(tmpdir(), `layerscope-bench-usage-${process.pid}`);
const longest = 20 * 60_000;

/**
 * Runs a command to its end and answers with its seconds, its peak memory in bytes (of its largest process; undefined
 * where nobody can tell) and the seconds of processor it took. Throws when it ends with anything but 0. `env` is added
 * to the environment; `codes`: exit codes that are fine.
 */
export async function timed({ command, args, env = {}, codes = [0] }) {
  const hasTime = process.platform === 'linux' && existsSync(gnuTime);
  const line = hasTime ? [gnuTime, '-q', '-o', usage, '-f', '%M %U %S', command, ...args] : [command, ...args];
  const began = performance.now();
  const { code, errors, peak } = await ended(line, env, hasTime);
  const seconds = (performance.now() - began) / 1000;
  if (!codes.includes(code))
    throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${errors.slice(0, 2000)}`);
  if (!hasTime) return { seconds, ...(peak === 0 ? {} : { peak }) };
  const [kilobytes, user, system] = readFileSync(usage, 'utf8').trim().split(' ').map(Number);
  rmSync(usage);
  return { seconds, peak: kilobytes * 1024, processor: user + system };
}

function ended([command, ...args], env, isMeasured) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...env },
      timeout: longest,
    });
    let errors = '';
    let peak = 0;
    const watch = isMeasured ? undefined : setInterval(() => (peak = Math.max(peak, peakOf(child.pid))), 5);
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearInterval(watch);
      resolve({ code: code ?? signal, errors, peak });
    });
  });
}

/** The kernel's own high-water mark in bytes; asked for while the process lives, so its last milliseconds can be missed. */
function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return 0;
    throw error;
  }
}

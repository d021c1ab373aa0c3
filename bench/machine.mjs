import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

/** Where and with what a run was made. */
export function machine() {
  return {
    date: new Date().toISOString(),
    processors: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    node: process.versions.node,
    platform: process.platform,
    tools: tools.map(firstLine).filter((line) => line !== undefined),
  };
}

const tools = [
  ['tar', '--version'],
  ['pigz', '--version'],
  ['igzip', '--version'],
  ['zstd', '--version'],
  ['dive', '--version'],
  ['diving', '--version'],
];

/** What a tool says it is; undefined for one that is not there. */
function firstLine([command, ...args]) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? (stdout || stderr).trim().split('\n')[0] : undefined;
}

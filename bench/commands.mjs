// What is timed: this program, and the public ones it is held against.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchFolder } from './data/dataset.mjs';

const program = fileURLToPath(new URL('../bin/layerscope.js', import.meta.url));

/** The name under which this program takes part. */
export const ours = 'layerscope';

/** The program's own command line; `isFirst`: nothing of the image was kept from an earlier run. */
export function layerscope(args, { isFirst = true, ...more } = {}) {
  const words = isFirst && knows('--no-cache') ? ['--no-cache', ...args] : args;
  return { name: ours, command: process.execPath, args: [program, ...words], ...more };
}

/** The whole report, every content known. */
export function report({ archive }, more = {}) {
  return layerscope([archive, '--format', 'json'], more);
}

let help;

/** Whether the help speaks of it: what is not built yet is left out. */
export function knows(word) {
  help ??= spawnSync(process.execPath, [program, '--help'], { encoding: 'utf8' }).stdout;
  return help.includes(word);
}

export const bareNode = { name: 'bare Node', command: process.execPath, args: ['-e', '0'] };

/** A command of the shell once for each layer, one after another. */
export function forEachLayer(name, line, { layers }) {
  return { name, command: 'sh', args: ['-c', `for layer; do ${line} || exit; done`, 'sh', ...layers] };
}

/** The same on all processors, the largest layer first. */
export function onAllProcessors(name, line, { layers }) {
  const each = `sh -c '${line}' sh {} > /dev/null`;
  const script = `ls -S "$@" | xargs -P ${availableParallelism()} -I {} ${each}`;
  return { name, command: 'sh', args: ['-c', script, 'sh', ...layers] };
}

export function tarList(flags, { tars }) {
  return forEachLayer(`tar -${flags}`, `tar -${flags} "$layer"`, { layers: tars });
}

const peerReport = join(benchFolder(), 'peer.json');

/** dive needs half a minute for a large image: twice is enough to know it. */
export function dive({ archive }) {
  const args = ['--source', 'docker-archive', archive, '--json', peerReport];
  return { name: 'dive', command: 'dive', args, isPeer: true, most: 2 };
}

/** `from`: what it calls the source, of an image that is not read from its archive. */
export function diving({ archive }, { from = `file://${archive}`, env = {} } = {}) {
  return { name: 'diving', command: 'diving', args: [from, '-o', peerReport, '--no-verify-dup'], env, isPeer: true };
}

// npm run bench: whole processes, interleaved, medians and ratios. Timed assertions do not belong in tests, so here they are figures.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { dataset, tarScript } from './dataset.mjs';

const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '130000' },
    layers: { type: 'string', default: '10' },
    bytes: { type: 'string', default: '2000' },
    runs: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const runs = Number(values.runs);

process.stderr.write('making the archive (once) …\n');
const data = await dataset({
  layers: Number(values.layers),
  entries: Number(values.entries),
  averageBytes: Number(values.bytes),
});
const folder = dirname(data.archive);
const cases = [];
for (const one of commands()) if (await warmedUp(one)) cases.push(one);
const results = new Map(cases.map(({ name }) => [name, []]));
for (let run = 0; run < runs; run++) {
  for (const { name, command, args } of cases) results.get(name).push(await timed(command, args));
}
report();

/** The run that warms up. A peer that cannot read the archive is left out and named; a fault of ours ends the bench. */
async function warmedUp({ name, command, args, isPeer = false }) {
  try {
    await timed(command, args);
    return true;
  } catch (error) {
    if (!isPeer) throw error;
    process.stderr.write(`${name} is left out: ${error.message}\n`);
    return false;
  }
}

/** What is timed; peers only where they are on PATH (docs/performance.md says how to get them). */
function commands() {
  const list = [
    {
      name: 'layerscope',
      command: process.execPath,
      args: [join(root, 'bin/layerscope.js'), data.archive, '--format', 'json'],
    },
    { name: 'tar -tf of each layer', command: 'sh', args: [tarScript(folder, data.layers)] },
    { name: 'node, nothing else', command: process.execPath, args: ['-e', '0'] },
  ];
  const output = join(folder, 'peer.json');
  const peers = [
    { name: 'dive --json', command: 'dive', args: ['--source', 'docker-archive', data.archive, '--json', output] },
    { name: 'diving -o', command: 'diving', args: [`file://${data.archive}`, '-o', output, '--no-verify-dup'] },
  ];
  return [...list, ...peers.filter(({ command }) => onPath(command)).map((peer) => ({ ...peer, isPeer: true }))];
}

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((place) => existsSync(join(place, program)));
}

/** Seconds of a whole process and its peak memory in bytes (Linux; the largest seen, 0 elsewhere). */
function timed(command, args) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let peak = 0;
    let errors = '';
    const watch = setInterval(() => {
      peak = Math.max(peak, peakOf(child.pid));
    }, 5);
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      if (code !== 0) reject(new Error(`${command} ${args.join(' ')} ended with ${code}\n${errors.slice(0, 2000)}`));
      else resolve({ seconds: (performance.now() - began) / 1000, peak });
    });
  });
}

/** The kernel's own high-water mark; asked for while the process lives, so its last milliseconds can be missed. */
function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return 0;
    throw error;
  }
}

function report() {
  const baseline = results.get('tar -tf of each layer');
  const rows = cases.map(({ name }) => {
    const figures = results.get(name);
    const seconds = figures.map((figure) => figure.seconds);
    const ratios = seconds.map((second, i) => second / baseline[i].seconds);
    return {
      name,
      median: median(seconds),
      min: Math.min(...seconds),
      max: Math.max(...seconds),
      ratio: median(ratios),
      peak: Math.max(...figures.map((figure) => figure.peak)),
    };
  });
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform}`;
  const tar = spawnSync('tar', ['--version'], { encoding: 'utf8' }).stdout.split('\n')[0];
  console.log(`${new Date().toISOString().slice(0, 10)}   ${machine}   ${tar}`);
  console.log(
    `plain layers: ${data.layers.length} layers, ${data.entries} entries, ${(data.bytes / 1e6).toFixed(0)} MB, ${runs} runs, page cache warm\n`,
  );
  console.log('command                    median       min       max   × tar -tf   peak memory');
  for (const { name, median: middle, min, max, ratio, peak } of rows) {
    const seconds = [middle, min, max].map((value) => `${value.toFixed(3)} s`.padStart(10)).join('');
    console.log(
      `${name.padEnd(24)}${seconds}   ${ratio.toFixed(2).padStart(9)}   ${`${(peak / 1e6).toFixed(0)} MB`.padStart(11)}`,
    );
  }
  if (values.json !== undefined) {
    mkdirSync(dirname(values.json), { recursive: true });
    writeFileSync(values.json, `${JSON.stringify({ machine, tar, data, runs, rows }, null, 2)}\n`);
  }
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { inkFiles, packages } from '../../scripts/inkStandIns.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs a program of bench/programs that measures parts of src/ from within, `runs` times in a process of its own, with
 * `args`. It prints `{ name: numbers }` as JSON; the numbers of all runs are answered together, by name.
 */
export async function measuredInside(program, { args = [], runs = 1 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'layerscope-bench-'));
  try {
    const file = await bundled(program, folder);
    const all = Array.from({ length: runs }, () => printed(file, args));
    const names = Object.keys(all[0]);
    return Object.fromEntries(names.map((name) => [name, all.flatMap((one) => one[name])]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As build.mjs bundles the program: what is measured is what runs. */
async function bundled(program, folder) {
  const outfile = join(folder, `${basename(program, '.mjs')}.mjs`);
  await build({
    entryPoints: [join(root, 'bench/programs', program)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', __VERSION__: '"bench"' },
    alias: packages,
    plugins: [inkFiles],
  });
  return outfile;
}

function printed(file, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${basename(file)} ended with ${status}\n${stderr.slice(0, 2000)}`);
  return JSON.parse(stdout);
}

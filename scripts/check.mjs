// The gate beside the tests: types, lint and format, architecture, generated docs up to date. Runs all, then fails if one failed.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const steps = [
  ['types', 'tsc', []],
  ['lint and format', 'biome', ['check', '--error-on-warnings', '.']],
  ['build', process.execPath, ['build.mjs']],
  ['architecture', 'vitest', ['run', 'test/architecture.test.ts']],
  ['docs', process.execPath, ['scripts/docs.mjs', '--check']],
];

const failed = [];
for (const [name, command, args] of steps) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, PATH: `node_modules/.bin:${process.env.PATH}` },
  });
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}\n`);
  if (status === 0) continue;
  failed.push(name);
  process.stdout.write(`${stdout ?? ''}${stderr ?? ''}`);
}
process.exitCode = failed.length > 0 ? 1 : 0;

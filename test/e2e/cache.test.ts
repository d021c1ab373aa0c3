import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dockerArchive } from '../support/archive.ts';
import { file, layer } from '../support/layer.ts';
import { run as runProgram } from './run.ts';

const home = mkdtempSync(join(tmpdir(), 'layerscope-e2e-cache-'));
const archive = join(home, 'app.tar');
const folder = join(home, 'cache', 'layerscope');
let bytes: Uint8Array;

beforeAll(async () => {
  const many = (text: string) => layer(...Array.from({ length: 2100 }, (_, i) => file(`d/${i}`, `${text}${i}`)));
  bytes = await dockerArchive({ layers: [await many('x'), await many('y')] });
  writeFileSync(archive, bytes);
  utimesSync(archive, 1_700_000_000, 1_700_000_000);
});
afterAll(() => rmSync(home, { recursive: true }));

const run = (args: readonly string[], input?: Uint8Array) =>
  runProgram(args, input, { XDG_CACHE_HOME: join(home, 'cache') });
const report = [archive, '--format', 'json'];
const files = (): string[] => (existsSync(folder) ? readdirSync(folder) : []);

it('a report is the same from the cache, from a damaged one and without it; clear empties it', async () => {
  const plain = await run([...report, '--no-cache']);
  expect([plain.code, files()]).toEqual([0, []]);
  const first = await run(report);
  expect([first.stdout === plain.stdout, files().length]).toEqual([true, 2]);
  const again = await run(report);
  expect(again).toEqual(first);

  for (const name of files()) {
    const data = readFileSync(join(folder, name));
    data[data.length >> 1]! ^= 1;
    writeFileSync(join(folder, name), data);
  }
  expect(await run(report)).toEqual(first);

  const shown = await run(['cache']);
  expect([shown.code, shown.stdout]).toEqual([
    0,
    expect.stringMatching(/^\S+\/cache\/layerscope\n2 files, \d+ kB of at most 512 MB\n$/),
  ]);
  expect((await run(['cache', 'path'])).stdout).toBe(`${folder}\n`);
  expect((await run(['cache', 'clear'])).stdout).toMatch(/^removed 2 files, \d+ kB from /);
  expect(existsSync(folder)).toBe(false);
  expect((await run(['cache', 'clear'])).stdout).toMatch(/^removed 0 files, 0 B from /);
});

it('a listing and a report are the same from files that are damaged where they are read late', async () => {
  const wide = (name: string) => layer(...Array.from({ length: 11_000 }, (_, i) => file(`${name}/${i}`, `${i}`)));
  const path = join(home, 'wide.tar');
  writeFileSync(path, await dockerArchive({ layers: [await wide('a'), await wide('b')] }));
  utimesSync(path, 1_700_000_000, 1_700_000_000);
  const commands = [
    ['ls', path],
    [path, '--format', 'json'],
  ];
  const plain = await Promise.all(commands.map((command) => run([...command, '--no-cache'])));
  await run(commands[0]!);
  for (const [i, name] of files().entries()) {
    const whole = readFileSync(join(folder, name));
    expect(whole.length).toBeGreaterThan(256 * 1024);
    for (const at of [0.2, 0.5, 0.8]) {
      const data = Buffer.from(whole);
      data[Math.floor(data.length * at)]! ^= 1;
      writeFileSync(join(folder, name), data);
      expect(await run(commands[i % 2]!)).toEqual(plain[i % 2]);
      writeFileSync(join(folder, name), whole);
    }
  }
  await run(['cache', 'clear']);
});

it('what comes from standard input is not kept', async () => {
  expect((await run(['-', '--format', 'json'], bytes)).code).toBe(0);
  expect(files()).toEqual([]);
});

it('without a home there is no cache to speak of', async () => {
  const { code, stderr } = await runProgram(['cache']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('there is no folder for a cache')]);
});

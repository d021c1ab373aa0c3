import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dockerArchive } from '../support/archive.ts';
import { directory, file, layer, whiteout } from '../support/layer.ts';
import { run, runUntilFirstOutput } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'layerscope-e2e-'));
const path = (name: string): string => join(folder, name);
let archive: Uint8Array;

beforeAll(async () => {
  const below = await layer(directory('etc'), file('etc/motd', 'hello'), file('old', 'x'));
  const above = await layer(whiteout('old'), file('etc/motd', 'HELLO'));
  archive = await dockerArchive({ layers: [below, above], names: ['app:1'] });
  writeFileSync(path('app.tar'), archive);
  writeFileSync(path('app.tar.gz'), gzipSync(archive));
  writeFileSync(
    path('two.tar'),
    await dockerArchive({ layers: [below], names: ['a:1'] }, { layers: [above], names: ['b:1'] }),
  );
  writeFileSync(path('empty'), '');
  writeFileSync(path('text'), 'just words\n');
  writeFileSync(path('cut.tar'), archive.subarray(0, 2000));
  mkdirSync(path('folder'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the program without a terminal', () => {
  it('prints the report of an archive, whichever way it comes', async () => {
    const byPath = await run([path('app.tar'), '--format', 'json']);
    const piped = await run(['-', '--format', 'json'], gzipSync(archive));
    expect(byPath.code).toBe(0);
    const facts = (text: string): unknown => {
      const { image, layers } = JSON.parse(text);
      return [image.id, image.names, image.size, layers.map((one: { changes: unknown }) => one.changes)];
    };
    expect(facts(piped.stdout)).toEqual(facts(byPath.stdout));
  });

  it('shows the demo and ends with 0', async () => {
    const { code, stdout, stderr } = await run(['demo']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('33.7 kB');
    expect(stdout).toContain('7.42 MB');
  });

  it('lists what a layer did', async () => {
    const { stdout } = await run(['ls', path('app.tar.gz'), '-R', '--layer', '2', '--format', 'json']);
    const { entries } = JSON.parse(stdout);
    expect(entries.map((entry: Record<string, unknown>) => [entry['path'], entry['change'], entry['reasons']])).toEqual(
      [
        ['etc/motd', 'modified', ['content']],
        ['old', 'removed', []],
      ],
    );
  });

  it('chooses by --image, and says what there is to choose', async () => {
    const { code, stderr } = await run([path('two.tar')]);
    expect(code).toBe(2);
    expect(stderr).toContain('--image a:1');
    const chosen = await run(['ls', path('two.tar'), '--image', 'b:1', '--format', 'json']);
    expect(JSON.parse(chosen.stdout).entries.map((entry: { path: string }) => entry.path)).toEqual(['etc']);
  });

  it('ends quietly when its reader goes away', async () => {
    const big = await layer(...Array.from({ length: 3000 }, (_, i) => file(`some/long/directory/name/file-${i}`, 'x')));
    writeFileSync(path('big.tar'), await dockerArchive({ layers: [big] }));
    expect(await runUntilFirstOutput(['ls', path('big.tar'), '-R', '--format', 'json'])).toEqual({
      code: 0,
      stderr: '',
    });
  });

  it.each([
    ['an empty file', ['empty']],
    ['a text file', ['text']],
    ['a cut archive', ['cut.tar']],
    ['a folder that is no image', ['folder']],
    ['a name nobody knows', ['nobody/knows:this']],
    ['a path that is not there', ['./not/there.tar']],
  ])('says one sentence and what to try for %s, and ends with 2', async (_, [name]) => {
    const { code, stdout, stderr } = await run([name!.startsWith('.') || name!.includes(':') ? name! : path(name!)]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^layerscope: .+\n.+\n$/s);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it('shows what is there of an image with a cut layer and ends with 3', async () => {
    const noise = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 253));
    const whole = gzipSync(await layer(file('kept', 'k'), file('big', noise)));
    const cut = await dockerArchive({ layers: [whole.subarray(0, whole.length - 300)] });
    writeFileSync(path('cutlayer.tar'), cut);
    const { code, stdout } = await run([path('cutlayer.tar'), '--format', 'json']);
    expect(code).toBe(3);
    expect(JSON.parse(stdout).problems.map((problem: { code: string }) => problem.code)).toContain('truncated-layer');
  });

  it('says what it is and how it is used', async () => {
    expect((await run(['--version'])).stdout).toMatch(/^layerscope \d+\.\d+\.\d+\n$/);
    expect((await run(['--help'])).stdout).toContain('layerscope IMAGE');
    expect((await run([])).code).toBe(2);
  });
});

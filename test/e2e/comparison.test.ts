import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoArchive } from '../../src/source/demo/demoArchive.ts';
import { dockerArchive } from '../support/archive.ts';
import { directory, file, layer, symlink } from '../support/layer.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'layerscope-e2e-'));
const path = (name: string): string => join(folder, name);
let nix: Uint8Array;

beforeAll(async () => {
  nix = await demoArchive(['hello-nix']);
  writeFileSync(path('nix.tar.gz'), gzipSync(nix));
  writeFileSync(path('docker.tar'), await demoArchive(['hello-docker']));
  writeFileSync(path('both.tar'), await demoArchive());
  const first = await layer(
    directory('etc', { mtime: new Date(1000) }),
    file('etc/motd', 'hello', { mtime: new Date(1000) }),
  );
  const again = await layer(
    directory('etc', { mtime: new Date(2000) }),
    file('etc/motd', 'hello', { mtime: new Date(2000) }),
  );
  const archive = await dockerArchive({ layers: [first], names: ['a:1'] });
  writeFileSync(path('first.tar'), archive);
  writeFileSync(path('again.tar'), await dockerArchive({ layers: [again], names: ['a:2'] }));
  for (const [name, target] of [
    ['relative.tar', 'usr/bin'],
    ['absolute.tar', '/usr/bin'],
  ] as const) {
    const merged = await layer(symlink('bin', target), file('usr/bin/x', 'x'));
    writeFileSync(path(name), await dockerArchive({ layers: [merged], names: ['a:4'] }));
  }
  writeFileSync(path('cut.tar'), await dockerArchive({ layers: [first.subarray(0, 1026)], names: ['a:3'] }));
});
afterAll(() => rmSync(folder, { recursive: true }));

const facts = (text: string): unknown => {
  const { totals, shared, layers, packages, config, sameButForTimes, files } = JSON.parse(text);
  return { totals, shared, layers, packages, config, sameButForTimes, files };
};

describe('two images without a terminal', () => {
  it('are told alike from whatever source each comes', async () => {
    const files = await run([path('nix.tar.gz'), path('docker.tar'), '--format', 'json']);
    const piped = await run(['-', path('docker.tar'), '--format', 'json'], nix);
    const images = ['--image', 'hello-nix', '--image', 'hello-docker'];
    const archive = await run([path('both.tar'), '--format', 'json', ...images]);
    expect([files.code, files.stderr]).toEqual([0, '']);
    expect(facts(files.stdout)).toMatchObject({
      sameButForTimes: false,
      totals: {
        onlyRight: { files: 90, bytes: 7_391_160 },
        movedSame: { leftFiles: 1, rightFiles: 1, leftBytes: 33_720, rightBytes: 33_720 },
      },
      shared: { layers: 0, bytes: 0 },
    });
    expect(facts(piped.stdout)).toEqual(facts(files.stdout));
    expect(facts(archive.stdout)).toEqual(facts(files.stdout));
  });

  it('are a report in text, and in markdown when asked', async () => {
    const text = await run([path('both.tar'), path('both.tar'), '--image', '@1', '--image', '@2']);
    expect(text.stdout).toContain('B is 220 times A. What it has more is Alpine Linux 3.19.4: 15 packages, 7.36 MB');
    const markdown = await run([path('nix.tar.gz'), path('docker.tar'), '--format', 'markdown']);
    expect(markdown.stdout).toContain('### `hello-nix:latest` → `hello-docker:latest`: +7.39 MB');
  });

  it.each([
    ['that differ', ['nix.tar.gz', 'docker.tar'], 1],
    ['that differ in times only', ['first.tar', 'again.tar'], 0],
    ['that are one', ['first.tar', 'first.tar'], 0],
    ['of which one is cut', ['first.tar', 'cut.tar'], 3],
  ])('%s end with their code under --exit-code', async (_, names, code) => {
    const ended = await run([...names.map(path), '--exit-code', '--format', 'json']);
    expect([ended.code, ended.stderr]).toEqual([code, '']);
    expect(JSON.parse(ended.stdout).sameButForTimes).toBe(code === 0);
  });

  it('are the same with -L where only the way to a folder is written otherwise', async () => {
    const names = [path('relative.tar'), path('absolute.tar')];
    const plain = await run([...names, '--exit-code', '--format', 'json']);
    const through = await run([...names, '--exit-code', '--format', 'json', '-L']);
    expect([plain.code, through.code, through.stderr]).toEqual([1, 0, '']);
    expect(JSON.parse(plain.stdout)).toMatchObject({ throughLinks: false, sameButForTimes: false });
    expect(JSON.parse(through.stdout)).toMatchObject({ throughLinks: true, sameButForTimes: true, files: [] });
    const text = await run([...names, '-L', '--format', 'text']);
    expect(text.stdout).toContain('A and B are the same to processes: every path, every time and the config.');
  });

  it.each([
    ['A', ['missing.tar', 'first.tar']],
    ['B', ['first.tar', 'both.tar']],
  ])('name %s where that is the one that cannot be opened', async (side, names) => {
    const { code, stdout, stderr } = await run(names.map(path));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(new RegExp(`^layerscope: image ${side}: `));
  });
});

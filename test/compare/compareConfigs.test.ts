import { describe, expect, it } from 'vitest';
import { compareConfigs } from '../../src/compare/compareConfigs.ts';
import { sameButForTimes } from '../../src/compare/imageTotals.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import type { Image, RunConfig } from '../../src/model/image.ts';
import { compared, imageOfLayers } from '../support/comparedImages.ts';
import { file, type Piece, symlink } from '../support/layer.ts';
import { stackFromLayers } from '../support/stack.ts';

async function treeWith(config: Partial<RunConfig>, pieces: Piece[] = [], rest: Partial<Image> = {}) {
  const stack = await stackFromLayers(pieces);
  return treeAt({ ...stack, image: { ...stack.image, ...rest, config: { ...stack.image.config, ...config } } }, 1);
}

describe('two configs', () => {
  it('are told field by field and key by key, what differs first', async () => {
    const left = await treeWith({ env: ['A=1', 'B=x=y'], user: '', labels: new Map([['l', 'v']]), ports: ['80/tcp'] });
    const right = await treeWith({
      env: ['B=x=y', 'C='],
      user: 'app',
      labels: new Map([['l', 'w']]),
      ports: ['80/tcp'],
    });
    const { rows } = compareConfigs(left, right);
    const lines = rows.map(({ field, key, left: a, right: b, differs }) => [differs ? '~' : ' ', field, key, a, b]);
    expect(lines.filter(([sign, , , a, b]) => sign === '~' || a !== null || b !== null)).toEqual([
      ['~', 'env', 'A', '1', null],
      ['~', 'env', 'C', null, ''],
      ['~', 'user', undefined, null, 'app'],
      ['~', 'labels', 'l', 'v', 'w'],
      [' ', 'env', 'B', 'x=y', 'x=y'],
      [' ', 'ports', '80/tcp', '80/tcp', '80/tcp'],
      [' ', 'os', undefined, 'linux', 'linux'],
      [' ', 'architecture', undefined, 'amd64', 'amd64'],
      [' ', 'created', undefined, '2023-11-14T22:13:20Z', '2023-11-14T22:13:20Z'],
    ]);
  });

  it('say what runs: x comes in the place of Cmd and is added to an Entrypoint', async () => {
    const program = [file('opt/app', 'bytes', { mode: 0o755 }), symlink('bin/app', '/opt/app')];
    const left = await treeWith({ cmd: ['/bin/app', '-v'] }, program);
    const right = await treeWith({ entrypoint: ['app'], cmd: ['-v'] }, program);
    const { run, runWith } = compareConfigs(left, right);
    expect(run).toEqual({
      left: { argv: ['/bin/app', '-v'], program: 'opt/app' },
      right: { argv: ['app', '-v'], program: 'opt/app' },
    });
    expect(runWith).toEqual({
      left: { argv: ['x'], program: null },
      right: { argv: ['app', 'x'], program: 'opt/app' },
    });
  });

  it('look programs up along PATH and from the working directory, and pass over what cannot be executed', async () => {
    const files = [file('a/x', 'data'), file('b/x', 'program', { mode: 0o755 }), file('w/x', 'here', { mode: 0o755 })];
    const programOf = async (config: Partial<RunConfig>) => {
      const tree = await treeWith(config, files);
      return compareConfigs(tree, tree).run.left.program;
    };
    expect(await programOf({ cmd: ['x'], env: ['PATH=/nowhere:/a:/b:/w'] })).toBe('b/x');
    expect(await programOf({ cmd: ['./x'], workingDir: '/w' })).toBe('w/x');
    expect(await programOf({ cmd: ['/b'] })).toBeNull();
    expect(await programOf({ cmd: [''] })).toBeNull();
    expect(await programOf({})).toBeNull();
  });
});

describe('two images are the same but for times', () => {
  const layers = (time: number): Piece[][] => [[file('etc/a', 'x', { mtime: new Date(time) })]];
  const verdict = async (left: Piece[][], right: Piece[][], created = '2024-01-01T00:00:00Z') => {
    const [a, b] = [await imageOfLayers(left), await imageOfLayers(right)];
    const later = { ...b, stack: { ...b.stack, image: { ...b.stack.image, created } } };
    const comparison = await compared(a, later);
    return sameButForTimes(comparison, compareConfigs(comparison.left, comparison.right));
  };

  it('when only times differ', async () => {
    expect(await verdict(layers(1000), layers(2_000_000))).toBe(true);
  });

  it('not when a mode, a content or the hash of a store path does', async () => {
    expect(await verdict(layers(0), [[file('etc/a', 'x', { mode: 0o600 })]])).toBe(false);
    expect(await verdict(layers(0), [[file('etc/a', 'y')]])).toBe(false);
    const store = (hash: string): Piece[][] => [[file(`nix/store/${hash.repeat(32)}-a/f`, 'x')]];
    expect(await verdict(store('a'), store('a'))).toBe(true);
    expect(await verdict(store('a'), store('b'))).toBe(false);
  });
});

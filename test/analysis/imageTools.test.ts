import { expect, test } from 'vitest';
import { packageManagerOf, shellOf } from '../../src/analysis/imageTools.ts';
import { libcOf } from '../../src/analysis/libcOf.ts';
import type { Tree } from '../../src/layers/tree.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { file, hardlink, type Piece, symlink } from '../support/layer.ts';
import { stackFromLayers } from '../support/stack.ts';

const store = (name: string): string => `nix/store/v2v22g1isly1f5vs6g2mamxssmxyq971-${name}`;

async function treeOf(pieces: Piece[], env: string[] = []): Promise<Tree> {
  const stack = await stackFromLayers(pieces);
  const image = { ...stack.image, config: { ...stack.image.config, env } };
  return treeAt({ ...stack, image }, 1);
}

test('a shell is what its path leads to; a link to nothing is none', async () => {
  const shell = { path: 'bin/sh', program: 'bin/busybox' };
  expect(shellOf(await treeOf([file('bin/busybox', 'x'), symlink('bin/sh', 'busybox')]))).toEqual(shell);
  expect(shellOf(await treeOf([symlink('bin/sh', 'busybox')]))).toBeNull();
});

test('a shell is found where PATH says, and in a store', async () => {
  const own = file('opt/tools/bash', 'x');
  expect(shellOf(await treeOf([own]))).toBeNull();
  expect(shellOf(await treeOf([own], ['PATH=/opt/tools:/bin']))?.path).toBe('opt/tools/bash');
  const dash = `${store('dash-0.5')}/bin/dash`;
  expect(shellOf(await treeOf([file(dash, 'x')]))).toEqual({ path: dash, program: dash });
});

test('busybox answers to names of package managers and is none', async () => {
  const busybox = [file('bin/busybox', 'x'), hardlink('bin/dpkg', 'bin/busybox'), symlink('bin/rpm', '/bin/busybox')];
  expect(packageManagerOf(await treeOf(busybox))).toBeNull();
  const dnf = [...busybox, file('usr/bin/dnf-3', 'x'), symlink('usr/bin/dnf', 'dnf-3')];
  expect(packageManagerOf(await treeOf(dnf))).toEqual({ path: 'usr/bin/dnf', program: 'usr/bin/dnf-3' });
});

test('a libc is a store path of that name, or known by its loader', async () => {
  const bin = file(`${store('glibc-2.40-66-bin')}/bin/ldd`, 'x');
  expect(libcOf(await treeOf([bin]))).toBeNull();
  expect(libcOf(await treeOf([bin, file(`${store('glibc-2.40-66')}/lib/libc.so.6`, 'x')]))).toBe('glibc 2.40-66');
  expect(libcOf(await treeOf([file('lib/ld-musl-x86_64.so.1', 'x')]))).toBe('musl');
  expect(libcOf(await treeOf([symlink('lib64/ld-linux-x86-64.so.2', '../lib/ld.so')]))).toBe('glibc');
});

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { entryOf } from '../../src/layers/rowEntry.ts';
import { contentVersion, type Stack, versionPlace } from '../../src/layers/stack.ts';
import type { Tree } from '../../src/layers/tree.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { nodesOf } from '../support/draw.ts';
import { stackFromTars } from '../support/stack.ts';
import { filesOf } from '../support/tar.ts';

/**
 * 62 small archives and the trees that Docker overlay2, containerd overlayfs and Podman overlay really made of each.
 * Packed with `tar --sort=name --owner=0 --group=0 --mtime=@0 --format=ustar -cf - *.tar expected.json | gzip -9n`.
 */
const cases = filesOf(gunzipSync(readFileSync(new URL('../data/semantics.tar.gz', import.meta.url))));

type Expected = { readonly tree?: readonly string[]; readonly rejectedBy?: readonly string[] };

const expectations = new Map<string, Expected>(Object.entries(JSON.parse(text(cases.get('expected.json')!))));

describe('engines and we make the same tree of', () => {
  for (const [name, { tree }] of expectations) {
    if (!tree) continue;
    test(name, () => {
      const layers = layersOf(name);
      const lines = linesOf(
        stackFromTars(...layers),
        layers,
        tree.some((line) => line.includes(' mt=')),
      );
      expect(lines).toEqual([...tree].sort());
    });
  }
});

describe('what every engine refuses is shown with an error:', () => {
  for (const [name, { rejectedBy }] of expectations) {
    if (!rejectedBy) continue;
    test(name, () => {
      const stack = stackFromTars(...layersOf(name));
      expect(
        stack.indexes.flatMap(({ problems }) => problems).filter(({ severity }) => severity === 'error'),
      ).not.toEqual([]);
      expect(treeAt(stack, stack.indexes.length).find('bin/x')).toBeGreaterThan(0);
    });
  }
});

test('all 62 cases are there', () => {
  expect(expectations.size).toBe(62);
});

/** The tars of the layers of one case, base first. */
function layersOf(name: string): Uint8Array[] {
  const archive = filesOf(cases.get(`${name}.tar`)!);
  const [manifest] = JSON.parse(text(archive.get('manifest.json')!)) as [{ Layers: string[] }];
  return manifest.Layers.map((path) => archive.get(path)!);
}

/** The tree in the words of expected.json, without the folder `bin` that makes every image runnable. */
function linesOf(stack: Stack, layers: readonly Uint8Array[], withTimes: boolean): string[] {
  const tree = treeAt(stack, layers.length);
  const nodes = nodesOf(tree).filter((node) => !/^bin(\/x)?$/.test(tree.path(node)));
  const firstOf = new Map<number, string>();
  return nodes
    .map((node) => ({ node, path: tree.path(node), content: contentVersion(stack, tree.version(node)) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ node, path, content }) => {
      const first = firstOf.get(content);
      firstOf.set(content, first ?? path);
      const line = first === undefined ? cut(path) + whatIs(tree, node, content, layers) : `${cut(path)}=>${first}`;
      return withTimes ? `${line} mt=${Math.floor(tree.entry(node).modified)}` : line;
    })
    .sort();
}

function whatIs(tree: Tree, node: number, content: number, layers: readonly Uint8Array[]): string {
  const { layer, row, index } = versionPlace(tree.stack, content);
  const { path, mode, kind, size, target } = entryOf(tree.stack, tree.path(node), content);
  if (kind === 'directory') return `/${mode.toString(8)}`;
  if (kind === 'symlink') return `->${target}`;
  expect(kind, path).toBe('file');
  return `=${text(layers[layer - 1]!.subarray(index.body[row]!, index.body[row]! + size))}`;
}

function cut(path: string): string {
  return path.length > 60 ? `${path.slice(0, 20)}…${path.length}` : path;
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

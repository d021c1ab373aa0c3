import { describe, expect, test } from 'vitest';
import { waste } from '../../src/analysis/waste.ts';
import { compareTrees } from '../../src/compare/compareTrees.ts';
import type { Comparison, Equal } from '../../src/compare/comparison.ts';
import { layerChanges } from '../../src/compare/layerChanges.ts';
import { life } from '../../src/compare/life.ts';
import { entryOf } from '../../src/layers/rowEntry.ts';
import { contentVersion, type Stack, versionPlace } from '../../src/layers/stack.ts';
import type { Tree } from '../../src/layers/tree.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { type ChangeClass, changeClasses } from '../../src/model/change.ts';
import { nodesOf } from '../support/draw.ts';
import { layer } from '../support/layer.ts';
import { type Folder, type Inode, lay, nothing, pathsOf, type Unpacked, unpack } from '../support/oracle.ts';
import { random } from '../support/random.ts';
import { randomLayer } from '../support/randomLayers.ts';
import { stackFromTars } from '../support/stack.ts';

const seeds = 60;
const layers = 5;

type Sample = {
  readonly stack: Stack;
  readonly equal: Equal;
  readonly unpacked: readonly Unpacked[];
  /** Trees of the oracle by position. */
  readonly trees: readonly Folder[];
};

const samples = await Promise.all(Array.from({ length: seeds }, (_, seed) => sampleOf(seed)));

describe('columns agree with layers unpacked into objects, on random layers', () => {
  test('every tree has the same paths, kinds, attributes and links', () => {
    for (const [seed, { stack, trees }] of samples.entries()) {
      for (const [position, tree] of trees.entries())
        expect(linesOf(treeAt(stack, position)), `seed ${seed}, after layer ${position}`).toEqual(oracleLines(tree));
    }
  });

  test('totals are the bytes of the files that are there, and counts the paths', () => {
    for (const [seed, { stack, trees }] of samples.entries()) {
      for (const [position, tree] of trees.entries()) {
        const view = treeAt(stack, position);
        const expected = [bytesOf(filesOf(tree)), pathsOf(tree).size];
        expect([view.total(0), view.count(0)], `seed ${seed}, after layer ${position}`).toEqual(expected);
      }
    }
  });

  test('every path changes in the same way, in one layer and over several', () => {
    for (const [seed, { stack, trees, equal }] of samples.entries()) {
      for (const [from, to] of [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 5],
        [1, 4],
        [3, 2],
        [0, 5],
      ] as const) {
        const comparison = compareTrees(treeAt(stack, from), treeAt(stack, to), equal);
        const where = `seed ${seed}, ${from} to ${to}`;
        expect(classesOf(comparison), where).toEqual(oracleClasses(trees[from]!, trees[to]!));
        expect(faultsOf(comparison), where).toEqual([]);
        const gone = [...filesOf(trees[from]!)].filter((inode) => !filesOf(trees[to]!).has(inode));
        expect(comparison.bytes(0).hidden, where).toBe(bytesOf(new Set(gone)));
      }
    }
  });

  test('the life of a path is what every layer did to it', () => {
    for (const [seed, { stack, equal }] of samples.entries()) {
      const comparisons = stack.indexes.map((_, i) => layerChanges(stack, i + 1, equal));
      for (let node = 1; node < stack.paths.length; node++) {
        const expected = comparisons
          .map((comparison, i) => ({ layer: i + 1, class: comparison.class(node) }))
          .filter((event) => event.class !== 'unchanged');
        const events = life(stack, node, equal).map((event) => ({ layer: event.layer, class: event.class }));
        expect(events, `seed ${seed}, ${treeAt(stack, 0).path(node)}`).toEqual(expected);
      }
    }
  });

  test('what the layers ship is what is visible and what is wasted', () => {
    for (const [seed, { stack, trees, unpacked, equal }] of samples.entries()) {
      const shipped = new Set(unpacked.flatMap((one) => one.shipped));
      const visible = filesOf(trees.at(-1)!);
      const result = waste(stack, equal);
      const { overwritten, deleted, deletedWithDirectory, opaque, touched } = result;
      expect(result.bytes, `seed ${seed}`).toBe(bytesOf(shipped) - bytesOf(visible));
      expect(overwritten + deleted + deletedWithDirectory + opaque + touched, `seed ${seed}`).toBe(result.bytes);
      expect(
        result.paths.reduce((sum, { bytes }) => sum + bytes, 0),
        `seed ${seed}`,
      ).toBe(result.bytes);
      expect(
        stack.indexes.reduce((sum, { bytes }) => sum + bytes, 0),
        `seed ${seed}`,
      ).toBe(bytesOf(shipped));
    }
  });
});

async function sampleOf(seed: number): Promise<Sample> {
  const source = random(seed);
  const pieces = Array.from({ length: layers }, () => randomLayer(source));
  const tars = await Promise.all(pieces.map((one) => layer(...one)));
  const stack = stackFromTars(...tars);
  const unpacked = pieces.map(unpack);
  const trees = [nothing];
  for (const { root } of unpacked) trees.push(lay(trees.at(-1)!, root));
  const contentOf = (version: number): string => {
    const { layer, row, index } = versionPlace(stack, version);
    const start = index.body[index.inode[row]!]!;
    return Buffer.from(tars[layer - 1]!.subarray(start, start + index.size[row]!)).toString();
  };
  return { stack, unpacked, trees, equal: (before, after) => contentOf(before) === contentOf(after) };
}

/** Attributes of what stands there, of hard links those of what they share. */
function linesOf(tree: Tree): string[] {
  return nodesOf(tree)
    .map((node) => {
      const content = contentVersion(tree.stack, tree.version(node));
      const { path, kind, mode, uid, size, target } = entryOf(tree.stack, tree.path(node), content);
      return kind === 'directory'
        ? `${path}/ ${mode} ${uid}`
        : `${path} ${mode} ${uid} ${kind === 'symlink' ? `-> ${target}` : size}`;
    })
    .sort();
}

function oracleLines(tree: Folder): string[] {
  return [...pathsOf(tree)]
    .map(([path, node]) => {
      if (node.kind === 'folder') return `${path}/ ${node.mode} ${node.uid}`;
      const { mode, uid, kind, text, target } = node as Inode;
      return kind === 'symlink' ? `${path} ${0o777} ${uid} -> ${target}` : `${path} ${mode} ${uid} ${text.length}`;
    })
    .sort();
}

function classesOf(comparison: Comparison): Map<string, ChangeClass> {
  const nodes = new Set([...nodesOf(comparison.before), ...nodesOf(comparison.after)]);
  return new Map([...nodes].map((node) => [comparison.after.path(node), comparison.class(node)] as const).sort());
}

function oracleClasses(before: Folder, after: Folder): Map<string, ChangeClass> {
  const old = pathsOf(before);
  const now = pathsOf(after);
  const paths = new Set([...old.keys(), ...now.keys()]);
  return new Map([...paths].map((path) => [path, oracleClass(old.get(path), now.get(path))] as const).sort());
}

function oracleClass(old: Folder | Inode | undefined, now: Folder | Inode | undefined): ChangeClass {
  if (old === now) return 'unchanged';
  if (!old) return 'added';
  if (!now) return 'removed';
  if (old.kind !== now.kind || old.uid !== now.uid) return 'modified';
  if (old.mode !== now.mode && now.kind !== 'symlink') return 'modified';
  if (now.kind === 'folder') return 'unchanged';
  const [was, is] = [old as Inode, now as Inode];
  const sameTarget = is.kind !== 'symlink' || was.target === is.target;
  return was.text === is.text && sameTarget ? 'touched' : 'modified';
}

/** Counts and bytes of every directory are the sums over what lies in it; reasons exist exactly for what is modified. */
function faultsOf(comparison: Comparison): string[] {
  const { before, after } = comparison;
  const faults: string[] = [];
  for (const node of [0, ...new Set([...nodesOf(before), ...nodesOf(after)])]) {
    const path = after.path(node);
    if (comparison.reasons(node).length > 0 !== (comparison.class(node) === 'modified'))
      faults.push(`reasons of ${path}`);
    const children = comparison.children(node);
    const counts = comparison.counts(node);
    for (const name of changeClasses) {
      const inside = children.map((child) => comparison.counts(child)[name] + +(comparison.class(child) === name));
      if (counts[name] !== sumOf(inside)) faults.push(`${name} in ${path}`);
    }
    const isFolder = after.has(node) && after.kind(node) === 'directory';
    if (isFolder && shippedIn(comparison, node) !== sumOf(children.map((child) => shippedIn(comparison, child))))
      faults.push(`bytes of ${path}`);
  }
  return faults;
}

function shippedIn(comparison: Comparison, node: number): number {
  const { added, modified, touched } = comparison.bytes(node);
  return added + modified + touched;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function filesOf(tree: Folder): Set<Inode> {
  return new Set([...pathsOf(tree).values()].filter((node) => node.kind !== 'folder') as Inode[]);
}

function bytesOf(inodes: ReadonlySet<Inode>): number {
  return [...inodes].reduce((sum, { text }) => sum + text.length, 0);
}

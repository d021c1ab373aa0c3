import { describe, expect, it } from 'vitest';
import { census } from '../../src/analysis/census.ts';
import { finished } from '../../src/compare/steps.ts';
import { resolvePath } from '../../src/layers/resolvePath.ts';
import { realNode, throughLinks } from '../../src/layers/throughLinks.ts';
import type { Tree } from '../../src/layers/tree.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { imageOfLayers } from '../support/comparedImages.ts';
import { file, hardlink, type Piece, symlink, whiteout } from '../support/layer.ts';
import { random } from '../support/random.ts';
import { randomLayer } from '../support/randomLayers.ts';

async function treeOf(...layers: Piece[][]): Promise<Tree> {
  const { stack } = await imageOfLayers(layers);
  return treeAt(stack, stack.indexes.length);
}

/** The tree of these entries, links looked through. */
async function viewOf(...layers: Piece[][]): Promise<Tree> {
  return finished(throughLinks(await treeOf(...layers)));
}

/** Every path and what it is; behind `→` where that really is, or where a link that stays one says it leads. */
function drawn(tree: Tree, node = 0): string[] {
  return tree.children(node).flatMap((child) => {
    const { kind, target, path } = tree.entry(child);
    const arrow = target === undefined ? '' : ` → ${target}`;
    return [`${path} ${kind}${arrow}`, ...drawn(tree, child)];
  });
}

describe('a link to a file is one more name of it', () => {
  it('relative, absolute, through other links, and into folders above', async () => {
    const view = await viewOf([
      file('bin/busybox', 'box'),
      symlink('bin/sh', 'busybox'),
      symlink('bin/ash', '/bin/sh'),
      symlink('usr/bin/env', '../../bin/ash'),
    ]);
    expect(drawn(view)).toEqual([
      'bin directory',
      'bin/ash hardlink → bin/busybox',
      'bin/busybox file',
      'bin/sh hardlink → bin/busybox',
      'usr directory',
      'usr/bin directory',
      'usr/bin/env hardlink → bin/busybox',
    ]);
  });

  it('has its mode and owner, its version, and none of its bytes', async () => {
    const view = await viewOf([file('x', 'four', { mode: 0o755, uid: 7 }), symlink('y', 'x')]);
    const [x, y] = [view.find('x'), view.find('y')];
    expect(view.entry(y)).toMatchObject({ mode: 0o755, uid: 7, size: 4, layer: 1 });
    expect(view.version(y)).toBe(view.version(x));
    expect([view.size(x), view.size(y), view.total(0)]).toEqual([4, 0, 4]);
  });

  it('also where it leads to a hard link, or to a pipe', async () => {
    const view = await viewOf([
      file('a', 'x'),
      hardlink('b', 'a'),
      symlink('c', 'b'),
      { header: { name: 'pipe', type: 'fifo', mode: 0o600 } },
      symlink('queue', 'pipe'),
    ]);
    expect(drawn(view)).toEqual(['a file', 'b hardlink → a', 'c hardlink → b', 'pipe fifo', 'queue fifo → pipe']);
  });
});

describe('a link to a folder is a folder', () => {
  it('with names of all that the target holds, links in it looked through from where they are', async () => {
    const view = await viewOf([
      symlink('bin', 'usr/bin'),
      file('usr/bin/bash', 'shell'),
      symlink('usr/bin/sh', 'bash'),
      file('usr/bin/deep/one', '1'),
      symlink('usr/bin/lib', '../lib'),
      file('usr/lib/c', 'c'),
    ]);
    expect(drawn(view).slice(0, 7)).toEqual([
      'bin directory → usr/bin',
      'bin/bash hardlink → usr/bin/bash',
      'bin/deep directory → usr/bin/deep',
      'bin/deep/one hardlink → usr/bin/deep/one',
      'bin/lib directory → usr/lib',
      'bin/lib/c hardlink → usr/lib/c',
      'bin/sh hardlink → usr/bin/bash',
    ]);
    expect(view.total(0)).toBe(7);
    expect(view.total(view.find('bin'))).toBe(0);
    expect(view.count(view.find('bin'))).toBe(6);
  });

  it('stays a link when it leads to itself, to a folder above, or to the root', async () => {
    const view = await viewOf([
      file('usr/bin/x', 'x'),
      symlink('usr/bin/X11', '.'),
      symlink('usr/bin/up', '..'),
      symlink('usr/bin/root', '/'),
    ]);
    expect(drawn(view).filter((line) => line.includes('symlink'))).toEqual([
      'usr/bin/X11 symlink → .',
      'usr/bin/root symlink → /',
      'usr/bin/up symlink → ..',
    ]);
  });

  it('of two that lie in each other, each holds the other one as a link', async () => {
    const view = await viewOf([symlink('a/l', '/b'), symlink('b/m', '/a'), file('a/f', 'x')]);
    expect(drawn(view)).toEqual([
      'a directory',
      'a/f file',
      'a/l directory → b',
      'a/l/m symlink → /a',
      'b directory',
      'b/m directory → a',
      'b/m/f hardlink → a/f',
      'b/m/l symlink → /b',
    ]);
  });

  it('takes the names that a layer below had in a folder which a link has replaced', async () => {
    const view = await viewOf(
      [file('bin/sh', 'old'), file('bin/gone', 'old'), file('usr/bin/sh', 'new')],
      [whiteout('bin'), symlink('bin', 'usr/bin')],
    );
    expect(drawn(view)).toEqual([
      'bin directory → usr/bin',
      'bin/sh hardlink → usr/bin/sh',
      'usr directory',
      'usr/bin directory',
      'usr/bin/sh file',
    ]);
  });
});

describe('a link stays one', () => {
  it('that leads nowhere, in a circle, or through a file', async () => {
    const entries = [
      symlink('gone', 'nowhere/at/all'),
      symlink('ping', 'pong'),
      symlink('pong', 'ping'),
      file('f', 'x'),
      symlink('through', 'f/g'),
    ];
    const tree = await treeOf(entries);
    const view = finished(throughLinks(tree));
    expect(drawn(view)).toEqual(drawn(tree));
    expect(view.through?.left).toBe(0);
  });

  it('where its folder would make too many paths, and is counted', async () => {
    const big = Array.from({ length: 600 }, (_, i) => file(`big/${i}`));
    const links = Array.from({ length: 200 }, (_, i) => symlink(`l/${i}`, '/big'));
    const view = await viewOf([...big, ...links]);
    const isLink = (i: number) => view.kind(view.find(`l/${i}`)) === 'symlink';
    const left = Array.from({ length: 200 }, (_, i) => i).filter(isLink);
    expect(left).toHaveLength(117);
    expect(view.through?.left).toBe(117);
    expect(view.count(view.find('l/0'))).toBe(600);
  });

  it('however many folders link to each other: what that makes is bounded', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `d${i}`);
    const view = await viewOf(names.flatMap((from) => names.map((to) => symlink(`${from}/${to}`, `/${to}`))));
    expect(view.count(0)).toBeLessThan(60_000);
    expect(view.through?.left).toBeGreaterThan(0);
  });

  it('when following all of them would take too long', async () => {
    const far = `${'../'.repeat(1300)}f`;
    const view = await viewOf([file('f', 'x'), ...Array.from({ length: 200 }, (_, i) => symlink(`l/${i}`, far))]);
    expect(view.through?.left).toBeGreaterThan(100);
    expect(view.kind(view.find('l/0'))).toBe('hardlink');
  });
});

describe('trees of random layers', () => {
  it.each(Array.from({ length: 300 }, (_, i) => i + 1))('seed %i: show what a process would reach', async (seed) => {
    const source = random(seed);
    const tree = await treeOf(...Array.from({ length: 1 + source.below(3) }, () => randomLayer(source)));
    const view = finished(throughLinks(tree));
    expect(view.total(0)).toBe(tree.total(0));
    let counted = 0;
    for (let node = 1; node < view.length; node++) {
      if (!view.has(node)) continue;
      counted++;
      const path = view.path(node);
      expect(view.find(path)).toBe(node);
      expect(view.has(view.parent(node))).toBe(true);
      const real = realNode(view, node);
      expect(view.version(node)).toBe(tree.version(real));
      const reached = resolvePath(tree, path);
      if (view.kind(node) !== 'symlink') expect(reached).toBe(real);
      else if (reached >= 0) expect(tree.kind(reached)).toBe('directory');
    }
    expect(view.count(0)).toBe(counted);
    const { files, folders, links, others } = census(view);
    expect(files + folders + links + others).toBe(counted);
  });
});

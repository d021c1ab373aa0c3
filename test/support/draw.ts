import type { Comparison } from '../../src/compare/comparison.ts';
import type { Tree } from '../../src/layers/tree.ts';
import { changeSigns } from '../../src/model/change.ts';

/** A tree as lines, in byte order of the paths: `usr/755`, `usr/a 3`, `usr/b -> a`, `usr/c => usr/a`. */
export function draw(tree: Tree): string[] {
  return nodesOf(tree).map((node) => {
    const { path, kind, mode, target, device } = tree.entry(node);
    if (kind === 'directory') return `${path}/${mode.toString(8)}`;
    if (kind === 'symlink') return `${path} -> ${target}`;
    if (kind === 'hardlink') return `${path} => ${target}`;
    return kind === 'file' ? `${path} ${tree.entry(node).size}` : `${path} ${kind} ${device?.join(':') ?? ''}`.trim();
  });
}

/** What changed, as lines: `+ usr/new`, `~ etc/motd content, mode 0644→0755`, `- srv/`. */
export function drawChanges(comparison: Comparison): string[] {
  const { before, after } = comparison;
  const nodes = new Set([...nodesOf(before), ...nodesOf(after)]);
  const changed = [...nodes].filter((node) => comparison.class(node) !== 'unchanged');
  const lines = changed.map((node) => {
    const tree = after.has(node) ? after : before;
    const slash = tree.kind(node) === 'directory' ? '/' : '';
    const reasons = comparison.reasons(node).join(', ');
    return `${changeSigns[comparison.class(node)]} ${tree.path(node)}${slash} ${reasons}`.trimEnd();
  });
  return lines.sort((a, b) => (a.slice(2) < b.slice(2) ? -1 : 1));
}

/** All nodes of a tree but the root, in byte order of their paths. */
export function nodesOf(tree: Tree): number[] {
  const nodes: number[] = [];
  const open = [...tree.children(0)].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    nodes.push(node);
    open.push(...[...tree.children(node)].reverse());
  }
  return nodes;
}

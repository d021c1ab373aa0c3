import { describe, expect, it } from 'vitest';
import type { LayerHistory } from '../../src/layers/history.ts';
import { foldSections } from '../../src/layers/laidTable.ts';
import { pathOf } from '../../src/layers/pathOf.ts';
import { type Stack, versionsOf } from '../../src/layers/stack.ts';
import { sectionsOfStack, stackOfSections } from '../../src/layers/stackBytes.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { draw } from '../support/draw.ts';
import { directory, file, hardlink, opaque, whiteout } from '../support/layer.ts';
import { random } from '../support/random.ts';
import { randomLayer } from '../support/randomLayers.ts';
import { Refused, sectionsOf } from '../support/sections.ts';
import { stackFromLayers } from '../support/stack.ts';

const again = (stack: Stack, parts = sectionsOfStack(stack), indexes = stack.indexes): Stack | undefined =>
  stackOfSections(sectionsOf(parts), stack.image, indexes);

/** What `look` sees of it; undefined when it is refused, at once or when a column is asked for. */
function seen<T>(stack: Stack, parts: readonly Uint8Array[], look: (stack: Stack) => T): T | undefined {
  try {
    const kept = again(stack, parts);
    return kept && look(kept);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

const example = (): Promise<Stack> =>
  stackFromLayers(
    [directory('etc'), file('etc/a', 'one'), file('etc/b', 'two'), file('opt/x/y', 'z')],
    [file('etc/a', 'ONE'), hardlink('etc/c', 'etc/a'), whiteout('etc/b'), opaque('opt/x')],
    [file('etc/b', 'back')],
  );

const changesOf = ({ history }: Stack): readonly LayerHistory[] =>
  history.map(({ nodes, before, after, fresh }) => ({ nodes, before, after, fresh }));

function columnsOf({ paths, seen }: Stack): object {
  const { length, firstVersion, versions, traits, layerOf, nodeOf, isLinked, bases, directories } = paths;
  const members = Array.from({ length }, (_, node) => [...directories.children(node)]);
  const parents = [...paths.tree.parent.subarray(0, length)];
  const names = parents.map((_, node) => pathOf(paths.tree, node));
  return {
    parents,
    names,
    length,
    firstVersion,
    versions,
    traits,
    layerOf,
    nodeOf,
    isLinked,
    bases,
    members,
    seen: seen(),
  };
}

function drawn(stack: Stack): string {
  return stack.indexes.map((_, i) => draw(treeAt(stack, i + 1))).join('\n---\n');
}

describe('the fold of a stack as bytes', () => {
  it('comes back as the same trees, versions and changes', async () => {
    const stack = await example();
    const kept = again(stack)!;
    expect(drawn(kept)).toBe(drawn(stack));
    expect(changesOf(kept)).toEqual(stack.history);
    expect(versionsOf(kept, 'etc/b')).toEqual(versionsOf(stack, 'etc/b'));
    expect(columnsOf(kept)).toEqual(columnsOf(stack));
  });

  it('finds every path, and none that is not there', async () => {
    const kept = treeAt(again(await example())!, 3);
    expect(['etc', 'etc/a', 'etc/b', 'etc/c', 'opt/x'].every((path) => kept.find(path) > 0)).toBe(true);
    expect(['etc/d', 'opt/x/y', 'et'].map((path) => kept.find(path))).toEqual([-1, -1, -1]);
  });

  it('comes back whatever the layers hold', async () => {
    const numbers = random(11);
    for (let i = 0; i < 60; i++) {
      const stack = await stackFromLayers(randomLayer(numbers), randomLayer(numbers), randomLayer(numbers));
      const kept = again(stack)!;
      expect(drawn(kept)).toBe(drawn(stack));
      expect(changesOf(kept)).toEqual(stack.history);
      expect(columnsOf(kept)).toEqual(columnsOf(stack));
    }
  });
});

describe('sections that are no fold of these layers', () => {
  const look = (kept: Stack): string => drawn(kept) + JSON.stringify(changesOf(kept)) + JSON.stringify(columnsOf(kept));

  it('are refused where one is missing, too many or shorter, and for layers of other lengths', async () => {
    const stack = await example();
    const parts = sectionsOfStack(stack);
    expect(again(stack, parts.slice(1))).toBeUndefined();
    expect(again(stack, [...parts, new Uint8Array(0)])).toBeUndefined();
    for (let i = 0; i < parts.length; i++) {
      const shorter = parts.map((part, at) => (at === i ? part.slice(0, -1) : part));
      if (parts[i]!.length > 0) expect(seen(stack, shorter, look), `section ${i}`).toBeUndefined();
    }
    const [first, second, third] = stack.indexes;
    expect(again(stack, parts, [first!, third!, second!])).toBeUndefined();
    expect(again(stack, parts, [first!, second!])).toBeUndefined();
  });

  it.each([
    ['a node in two folders', foldSections.members, (nodes: Int32Array) => nodes.copyWithin(0, 1, 2)],
    ['a folder in itself', foldSections.members, (nodes: Int32Array) => nodes.fill(0, 1, 2)],
    ['a node that is not there', foldSections.members, (nodes: Int32Array) => nodes.fill(99, 0, 1)],
    ['a folder of what lies elsewhere', foldSections.firstMember, (first: Int32Array) => first.fill(1, 2, 3)],
    ['a parent behind its child', foldSections.parent, (parent: Int32Array) => parent.fill(3, 2, 3)],
    ['a name without bytes', foldSections.nameStart, (starts: Int32Array) => starts.copyWithin(2, 1, 2)],
    ['names beyond the bytes', foldSections.nameStart, (starts: Int32Array) => starts.fill(9999, -1)],
    ['a version that is not there', foldSections.seen, (seen: Int32Array) => seen.fill(9999, 1, 2)],
    ['a node of no version', foldSections.nodeOf, (nodes: Int32Array) => nodes.fill(-2, 1, 2)],
    ['runs in disorder', foldSections.firstVersion, (first: Int32Array) => first.fill(9999, 1, 2)],
    ['changes of no node', foldSections.changes, (nodes: Int32Array) => nodes.fill(-1, 0, 1)],
  ])('are refused: %s', async (_, section, damage) => {
    const stack = await example();
    const parts = sectionsOfStack(stack).map((part) => part.slice());
    damage(new Int32Array(parts[section]!.buffer));
    expect(seen(stack, parts, look)).toBeUndefined();
  });

  it('never make a reader throw anything else, whatever is damaged', async () => {
    const stack = await example();
    const whole = sectionsOfStack(stack);
    const numbers = random(12);
    let refused = 0;
    for (let i = 0; i < 3000; i++) {
      const parts = whole.map((part) => part.slice());
      for (let left = 1 + numbers.below(4); left > 0; left--) {
        const part = parts[numbers.below(parts.length)]!;
        if (part.length > 0) part[numbers.below(part.length)] = numbers.below(256);
      }
      if (seen(stack, parts, look) === undefined) refused++;
    }
    expect(refused).toBeGreaterThan(1000);
  });
});

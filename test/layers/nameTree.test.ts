import { expect, it } from 'vitest';
import { NameTree } from '../../src/layers/nameTree.ts';
import { random } from '../support/random.ts';

it('finds what was added, in whatever order and however often it grew, also when copied or laid on columns', () => {
  const { below } = random(3);
  for (let round = 0; round < 60; round++) {
    const tree = new NameTree(1 + below(40), 1 + below(40));
    const known = new Map<string, number>();
    const grow = (into: NameTree, left: number): void => {
      for (; left > 0; left--) {
        const parent = below(into.length);
        const name = Buffer.from(`n${below(left + 5)}`);
        const key = `${parent}/${name}`;
        const isAsked = below(3) === 0;
        if (isAsked) expect([key, into.find(parent, name, 0, name.length)]).toEqual([key, known.get(key) ?? -1]);
        if (known.has(key)) continue;
        const added = isAsked
          ? into.addSought(parent, name, 0, name.length)
          : below(4) === 0
            ? into.add(parent, name, 0, name.length)
            : into.addFresh(parent, name, 0, name.length);
        known.set(key, added);
      }
    };
    grow(tree, below(300));
    const copy = below(2) === 0 ? tree.copy() : cut(tree);
    grow(copy, below(100));
    for (const [key, node] of known) {
      const [parent, text] = key.split('/') as [string, string];
      const name = Buffer.from(`-${text}-`);
      expect([key, copy.find(Number(parent), name, 1, name.length - 1)]).toEqual([key, node]);
    }
  }
});

it('finds the later of two nodes of one name', () => {
  const tree = new NameTree(2);
  const name = Buffer.from('name');
  const first = tree.addFresh(0, name, 0, 4);
  const second = tree.add(0, name, 0, 4);
  expect([first, second, tree.find(0, name, 0, 4), tree.copy().find(0, name, 0, 4)]).toEqual([1, 2, 2, 2]);
});

/** A tree laid on the columns of another one. */
function cut(tree: NameTree): NameTree {
  const { length, used } = tree;
  return NameTree.laidOn({
    parent: tree.parent.slice(0, length),
    nameStart: tree.nameStart.slice(0, length),
    nameEnd: tree.nameEnd.slice(0, length),
    names: tree.names.slice(0, used),
  });
}

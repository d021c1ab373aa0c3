import { describe, expect, it } from 'vitest';
import { type Stack, versionsOf } from '../../src/layers/stack.ts';
import { bytesOfStack, stackOfBytes } from '../../src/layers/stackBytes.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { draw } from '../support/draw.ts';
import { joined } from '../support/joined.ts';
import { directory, file, hardlink, opaque, whiteout } from '../support/layer.ts';
import { random } from '../support/random.ts';
import { randomLayer } from '../support/randomLayers.ts';
import { stackFromLayers } from '../support/stack.ts';

function written(stack: Stack): Uint8Array {
  return joined(bytesOfStack(stack));
}

const again = (stack: Stack, data = written(stack)): Stack | undefined =>
  stackOfBytes(data, stack.image, stack.indexes);

const example = (): Promise<Stack> =>
  stackFromLayers(
    [directory('etc'), file('etc/a', 'one'), file('etc/b', 'two'), file('opt/x/y', 'z')],
    [file('etc/a', 'ONE'), hardlink('etc/c', 'etc/a'), whiteout('etc/b'), opaque('opt/x')],
    [file('etc/b', 'back')],
  );

function drawn(stack: Stack): string {
  return stack.indexes.map((_, i) => draw(treeAt(stack, i + 1))).join('\n---\n');
}

describe('the fold of a stack as bytes', () => {
  it('comes back as the same trees, versions and changes', async () => {
    const stack = await example();
    const kept = again(stack)!;
    expect(drawn(kept)).toBe(drawn(stack));
    expect(kept.history).toEqual(stack.history);
    expect(versionsOf(kept, 'etc/b')).toEqual(versionsOf(stack, 'etc/b'));
    const { tree, directories, ...columns } = stack.paths;
    expect(kept.paths).toMatchObject(columns);
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
      expect(kept.history).toEqual(stack.history);
    }
  });
});

describe('bytes that are no fold of these layers', () => {
  it('are refused at every other length, and for layers of other lengths', async () => {
    const stack = await example();
    const data = written(stack);
    for (let length = 0; length < data.length; length += 8) expect(again(stack, data.slice(0, length))).toBeUndefined();
    expect(again(stack, Uint8Array.from([...data, ...new Array<number>(8).fill(0)]))).toBeUndefined();
    const [first, second, third] = stack.indexes;
    expect(stackOfBytes(data, stack.image, [first!, third!, second!])).toBeUndefined();
    expect(stackOfBytes(data, stack.image, [first!, second!])).toBeUndefined();
  });

  it('never make a reader throw, whatever is damaged', async () => {
    const stack = await example();
    const whole = written(stack);
    const numbers = random(12);
    let refused = 0;
    for (let i = 0; i < 2000; i++) {
      const data = whole.slice();
      for (let left = 1 + numbers.below(4); left > 0; left--) data[numbers.below(data.length)] = numbers.below(256);
      const kept = again(stack, data);
      if (kept === undefined) refused++;
      else draw(treeAt(kept, 3));
    }
    expect(refused).toBeGreaterThan(1000);
  });
});

import { describe, expect, it } from 'vitest';
import { indexOfSections, sectionsOfIndex, withProblems } from '../../src/layers/indexBytes.ts';
import { rowPath } from '../../src/layers/rowEntry.ts';
import type { LayerIndex } from '../../src/model/layerIndex.ts';
import { directory, file, hardlink, layer, symlink } from '../support/layer.ts';
import { random } from '../support/random.ts';
import { randomLayer } from '../support/randomLayers.ts';
import { Refused, sectionsOf, wholeIndex } from '../support/sections.ts';
import { indexOf } from '../support/stack.ts';

/** What comes back of an index, all of it; undefined when it is refused, at once or when a column is asked for. */
function again(index: LayerIndex): LayerIndex | undefined {
  return read(sectionsOfIndex(index));
}

function read(parts: readonly Uint8Array[]): LayerIndex | undefined {
  try {
    const index = indexOfSections(sectionsOf(parts));
    return index && wholeIndex(index);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

const attributes = { pax: { 'SCHILY.xattr.security.capability': '\u0001\u00ff"\\', 'SCHILY.xattr.user.x': 'y' } };
const everything = async () =>
  indexOf(
    await layer(
      directory('etc'),
      file('etc/a', 'one', attributes),
      file('etc/b', 'three', attributes),
      file('etc/\u00e9\n', ''),
      { header: { name: 'dev/null', type: 'character-device', devmajor: 1, devminor: 3 } },
      symlink('link', 'etc/a'),
      hardlink('same', 'etc/a'),
      hardlink('broken', 'nowhere'),
    ),
  );

describe('an index as bytes', () => {
  it('comes back whole: columns, names, attributes of few, problems', async () => {
    const index = await everything();
    expect(index.extras.size).toBe(3);
    expect(index.problems.length).toBe(1);
    expect(again(index)).toEqual(index);
  });

  it('comes back with the digests of contents that flowed by', async () => {
    const index = await everything();
    const digests = Uint8Array.from({ length: index.length * 32 }, (_, i) => i * 77);
    expect(again({ ...index, digests })?.digests).toEqual(digests);
  });

  it('comes back with the runs of a sparse file', async () => {
    const index = await everything();
    const extras = new Map([[3, { sparse: [[0, 512] as const, [2 ** 40, 1] as const], stored: 513 }]]);
    expect(again({ ...index, extras })?.extras).toEqual(extras);
  });

  it('comes back whatever the layer holds', async () => {
    const numbers = random(5);
    for (let i = 0; i < 200; i++) {
      const index = indexOf(await layer(...randomLayer(numbers)));
      expect(again(index)).toEqual(index);
    }
  });

  it('is read column by column: what nobody asks for is not taken', async () => {
    const taken: number[] = [];
    const sections = sectionsOf(sectionsOfIndex(await everything()));
    const take = (section: number): Uint8Array => {
      taken.push(section);
      return sections.take(section);
    };
    const index = indexOfSections({ ...sections, take })!;
    const atOnce = taken.length;
    expect([index.size, index.size, withProblems(index, []).size].every((size) => size === index.size)).toBe(true);
    expect([atOnce, taken.length]).toEqual([3, 4]);
  });

  it('keeps one value where a column holds no other', async () => {
    const index = indexOf(await layer(...Array.from({ length: 300 }, (_, i) => file(`f/${i}`, '', { uid: 7 }))));
    index.uid.fill(7);
    expect(sectionsOfIndex(index).filter(({ length }) => length === 4)).toHaveLength(2);
    expect(again(index)).toEqual(index);
  });

  it('has other problems and the same columns', async () => {
    const index = await everything();
    const problems = index.problems.map((problem) => ({ ...problem, layer: 9 }));
    expect(wholeIndex(withProblems(indexOfSections(sectionsOf(sectionsOfIndex(index)))!, problems))).toEqual({
      ...index,
      problems,
    });
  });
});

describe('bytes that are no index', () => {
  it('are refused where a section is missing, too many, longer or shorter', async () => {
    const parts = sectionsOfIndex(await everything());
    expect(read(parts.slice(1))).toBeUndefined();
    expect(read([...parts, new Uint8Array(0)])).toBeUndefined();
    for (let i = 0; i < parts.length; i++) {
      const having = (part: Uint8Array): readonly Uint8Array[] => parts.map((own, at) => (at === i ? part : own));
      // of few rows there are as many as there are, and behind the last name is the target of a link
      const isOpen = i === 2 || i === parts.length - 1;
      if (!isOpen)
        expect(read(having(Uint8Array.from([...parts[i]!, 0, 0, 0, 0, 0, 0, 0, 0]))), `section ${i}`).toBeUndefined();
      if (!isOpen && parts[i]!.length > 0) expect(read(having(parts[i]!.slice(0, -1))), `section ${i}`).toBeUndefined();
    }
  });

  it.each([
    ['a parent behind its child', (index: LayerIndex) => index.parent.fill(2, 1, 2)],
    ['a root with a parent', (index: LayerIndex) => index.parent.fill(0, 0, 1)],
    ['a file with children', (index: LayerIndex) => index.kind.fill(0, 1, 2)],
    ['names in disorder', (index: LayerIndex) => index.nameStart.fill(0, 3, 4)],
    ['names beyond the buffer', (index: LayerIndex) => index.nameEnd.fill(99_999, index.length - 1)],
    ['a path without a name', (index: LayerIndex) => index.nameEnd.set(index.nameStart.subarray(2, 3), 2)],
    ['a link out of the layer', (index: LayerIndex) => index.inode.fill(index.length, 1, 2)],
    ['a link to a link', (index: LayerIndex) => index.inode.set([2, 3], 1)],
    ['an unknown kind', (index: LayerIndex) => index.kind.fill(7, 2, 3)],
    ['an unknown flag', (index: LayerIndex) => index.flags.fill(16, 2, 3)],
    ['a mode of 13 bits', (index: LayerIndex) => index.mode.fill(0o10000, 2, 3)],
    ['a size that is no number', (index: LayerIndex) => index.size.fill(NaN, 2, 3)],
    ['a time before all times', (index: LayerIndex) => index.modified.fill(-1, 2, 3)],
    ['a body nowhere', (index: LayerIndex) => index.body.fill(-2, 2, 3)],
  ])('are refused: %s', async (_, damage) => {
    const index = await everything();
    damage(index);
    expect(again(index)).toBeUndefined();
  });

  it.each([
    ['an attribute of a row that is not there', { extras: new Map([[99_999, { device: [1, 2] as const }]]) }],
    ['an attribute of another shape', { extras: new Map([[1, { device: [1] as never }]]) }],
    ['xattrs of another shape', { extras: new Map([[1, { xattrs: new Map([['a', 1 as never]]) }]]) }],
    ['a problem that nobody knows', { problems: [{ severity: 'note', code: 'gone' as never, message: '' }] as const }],
    ['digests of some rows', { digests: new Uint8Array(3) }],
  ])('are refused: %s', async (_, other) => {
    expect(again({ ...(await everything()), ...other })).toBeUndefined();
  });

  it('never make a reader throw anything else, whatever is damaged', async () => {
    const whole = sectionsOfIndex(await everything());
    const numbers = random(6);
    let refused = 0;
    for (let i = 0; i < 3000; i++) {
      const parts = whole.map((part) => part.slice());
      for (let left = 1 + numbers.below(4); left > 0; left--) {
        const part = parts[numbers.below(parts.length)]!;
        if (part.length > 0) part[numbers.below(part.length)] = numbers.below(256);
      }
      const index = read(parts);
      if (index === undefined) refused++;
      else for (let row = 0; row < index.length; row++) rowPath(index, row);
    }
    expect(refused).toBeGreaterThan(1000);
  });
});

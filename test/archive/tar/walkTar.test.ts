import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { walkTar } from '../../../src/archive/tar/walkTar.ts';
import { type Bytes, memoryBytes } from '../../../src/model/bytes.ts';
import { end, rawEntry, rawHeader } from './rawTar.ts';
import { pushTar, walkWhole } from './readTar.ts';

const nobody = { entry: () => {}, problem: () => {} };

/** A tar with a body of a gibibyte that nobody ever made: only its headers exist, and reading the body fails the test. */
function hugeTar(): { bytes: Bytes; reads: () => number } {
  const head = rawHeader({ name: 'huge', size: '10000000000' });
  const tail = Buffer.concat([rawEntry({ name: 'after' }), end]);
  const bodyEnd = 512 + 2 ** 30;
  let reads = 0;
  const read = (into: Uint8Array, at: number): number => {
    reads++;
    if (at >= bodyEnd) return memoryBytes(tail).read(into, at - bodyEnd);
    expect(at).toBe(0);
    into.set(head);
    return into.length;
  };
  return { bytes: { size: bodyEnd + tail.length, read }, reads: () => reads };
}

describe('walkTar', () => {
  it('jumps over a body instead of reading it', () => {
    const names: string[] = [];
    const { bytes, reads } = hugeTar();
    for (const _ of walkTar(bytes, { ...nobody, entry: (entry) => names.push(entry.name) }));
    expect([names, reads()]).toEqual([['huge', 'after'], 2]);
  });

  it('tells its position on the way and stops when nobody asks further', () => {
    const tar = Buffer.concat(Array.from({ length: 40_000 }, (_, i) => rawHeader({ name: `file ${i}` })));
    const positions = [...walkTar(memoryBytes(tar), nobody)];
    expect(positions.length).toBeGreaterThan(2);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    let entries = 0;
    for (const _ of walkTar(memoryBytes(tar), { ...nobody, entry: () => entries++ })) break;
    expect(entries).toBeLessThan(40_000);
  });
});

const semantics = '../shared/semantics';

/** What Docker, containerd and Podman said to these layers: names that were read, or the code of the refusal. */
const verdicts: Record<string, readonly string[]> = {
  'type7.tar': ['unknown-type'],
  'typeV.tar': ['unknown-type'],
  'typeZ.tar': ['unknown-type'],
  'nul-in-pax.tar': ['invalid-header'],
  'trunc-data.tar': ['truncated-layer'],
  'eof-then-entry.tar': [],
  'trailing-garbage.tar': [],
  'no-eof.tar': [],
  'zero-entries.tar': [],
  'empty-blob.tar': [],
  'hl-size.tar': [],
  'b256mtime.tar': [],
  'paxpath-70k.tar': [],
};

describe.skipIf(!existsSync(semantics))('layers that real engines were given', () => {
  for (const [name, expected] of Object.entries(verdicts)) {
    it(`${name} is ${expected.length === 0 ? 'taken' : `refused: ${expected}`}`, () => {
      const outer = readFileSync(`${semantics}/${name}`);
      const layers = walkWhole(outer).entries.filter((entry) => entry.name.endsWith('layer.tar'));
      const codes = layers.flatMap(({ body, stored }) => {
        const tar = outer.subarray(body, body + stored);
        const { contents: _, ...pushed } = pushTar(tar);
        expect(walkWhole(tar)).toEqual(pushed);
        return pushed.problems.map((problem) => problem.code);
      });
      expect(codes).toEqual(expected);
    });
  }
});

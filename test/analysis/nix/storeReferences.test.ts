import { describe, expect, it } from 'vitest';
import { ReferenceScan, StoreHashes } from '../../../src/analysis/nix/storeReferences.ts';
import { type Random, random } from '../../support/random.ts';

const digits = '0123456789abcdfghijklmnpqrsvwxyz';

const text = (seeded: Random, alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[seeded.below(alphabet.length)]).join('');

/** Few digits, so that windows overlap and hashes share their starts. */
function sample(seeded: Random): { readonly hashes: readonly string[]; readonly data: string } {
  const hashes = Array.from({ length: 6 }, () => text(seeded, seeded.below(2) ? '01' : digits, 32));
  const pieces = Array.from({ length: 12 }, () => {
    const hash = seeded.pick(hashes);
    return seeded.pick([hash, hash.slice(seeded.below(32)), hash.slice(0, seeded.below(32)), '-e', '\0', '01', '\xff']);
  });
  return { hashes: hashes.slice(0, 4), data: pieces.join('') };
}

function foundIn(hashes: readonly string[], pieces: readonly string[]): readonly string[] {
  const scan = new ReferenceScan(new StoreHashes(hashes));
  for (const piece of pieces) scan.update(Buffer.from(piece, 'latin1'));
  return [...scan.found].sort();
}

describe('a scan for references', () => {
  it('finds what a search for each hash finds, however the bytes are cut in two', () => {
    const seeded = random(7);
    let found = 0;
    for (let run = 0; run < 60; run++) {
      const { hashes, data } = sample(seeded);
      const expected = hashes.filter((hash) => data.includes(hash)).sort();
      found += expected.length;
      for (let cut = 0; cut <= data.length; cut++) {
        expect(foundIn(hashes, [data.slice(0, cut), data.slice(cut)])).toEqual(expected);
      }
    }
    expect(found).toBeGreaterThan(60);
  });

  it('finds it in pieces of every size, empty ones between', () => {
    const seeded = random(8);
    for (let run = 0; run < 40; run++) {
      const { hashes, data } = sample(seeded);
      const expected = hashes.filter((hash) => data.includes(hash)).sort();
      for (let size = 1; size < 70; size++) {
        const pieces = Array.from({ length: Math.ceil(data.length / size) }, (_, i) =>
          data.slice(i * size, (i + 1) * size),
        );
        expect(
          foundIn(
            hashes,
            pieces.flatMap((piece) => ['', piece]),
          ),
        ).toEqual(expected);
      }
    }
  });

  it('finds nothing that begins in one string and ends in the next', () => {
    const hash = digits;
    const scan = new ReferenceScan(new StoreHashes([hash]));
    scan.update(Buffer.from(hash.slice(0, 20)));
    scan.end();
    scan.update(Buffer.from(hash.slice(20)));
    expect(scan.found.size).toBe(0);
  });
});

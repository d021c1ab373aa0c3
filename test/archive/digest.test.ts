import { describe, expect, it, test } from 'vitest';
import {
  algorithmOf,
  ContentHasher,
  checksum64,
  digestBytes,
  digestStream,
  Sha256,
  sha256Digest,
} from '../../src/archive/digest.ts';
import { memoryBytes } from '../../src/model/bytes.ts';

const empty = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const abc = 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const abc512 =
  'sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f';

/** Runs a digest to its end; with it how often it stopped for breath. */
function finish(walk: Generator<number, string, void>): { digest: string; turns: number } {
  for (let turns = 0; ; turns++) {
    const step = walk.next();
    if (step.done) return { digest: step.value, turns };
  }
}

async function* stream(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

describe('a digest', () => {
  it('is that of FIPS 180-4, however the bytes come', async () => {
    expect(sha256Digest(Buffer.from('abc'))).toBe(abc);
    expect(new Sha256().update(Buffer.from('a')).update(Buffer.from('bc')).digest()).toBe(abc);
    expect(finish(digestBytes(memoryBytes(Buffer.from('abc')))).digest).toBe(abc);
    expect(finish(digestBytes(memoryBytes(Buffer.from('abc')), 'sha512')).digest).toBe(abc512);
    expect(finish(digestBytes(memoryBytes(Buffer.alloc(0)))).digest).toBe(empty);
    expect(await digestStream(stream('ab', '', 'c'))).toBe(abc);
    expect(await digestStream(stream('abc'), 'sha512')).toBe(abc512);
  });

  it('of much data stops for breath', () => {
    const data = Buffer.alloc(20_000_000, 'x');
    const { digest, turns } = finish(digestBytes(memoryBytes(data)));
    expect(digest).toBe(sha256Digest(data));
    expect(turns).toBeGreaterThan(3);
  });

  it('names its algorithm, and only registered ones count', () => {
    expect([abc, abc512, 'md5:00', 'sha256', ''].map(algorithmOf)).toEqual([
      'sha256',
      'sha512',
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('the digests of contents that flow by', () => {
  const hex = (digest: string): string => `sha256:${Buffer.from(digest, 'latin1').toString('hex')}`;

  it('are sha256, one content after another, however they are cut', () => {
    const hasher = new ContentHasher();
    expect(hex(hasher.finish())).toBe(empty);
    hasher.update(Buffer.from('a'));
    hasher.update(Buffer.from('bc'));
    expect(hex(hasher.finish())).toBe(abc);
    hasher.update(Buffer.from('abc'));
    expect(hex(hasher.finish())).toBe(abc);
  });

  it('do not hang on memory that was lent', () => {
    const hasher = new ContentHasher();
    const lent = Buffer.from('ab');
    hasher.update(lent);
    hasher.settle();
    lent.fill('c');
    hasher.update(lent.subarray(1));
    expect(hex(hasher.finish())).toBe(abc);
  });
});

test('a checksum is xxHash64 in two words, however the pieces are cut', async () => {
  const checksum = await checksum64();
  // XXH64 of nothing is ef46db3751d8e999, of "abc" 44bc2cf5ad770999 (xxhash.com, test vectors of the reference).
  expect(checksum([])).toEqual([0x51d8e999, 0xef46db37]);
  expect(checksum([Buffer.from('abc')])).toEqual([0xad770999, 0x44bc2cf5]);
  expect(checksum([Buffer.from('a'), Buffer.from('bc')])).toEqual([0xad770999, 0x44bc2cf5]);
});

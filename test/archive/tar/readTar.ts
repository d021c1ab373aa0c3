import { createHash } from 'node:crypto';
import { TarReader } from '../../../src/archive/tar/tarReader.ts';
import { walkTar } from '../../../src/archive/tar/walkTar.ts';
import { memoryBytes } from '../../../src/model/bytes.ts';
import type { Problem } from '../../../src/model/problem.ts';
import type { TarEntry } from '../../../src/model/tarEntry.ts';

/** An entry as its owner keeps it. */
export type KeptEntry = Omit<TarEntry, 'nameBytes' | 'targetBytes' | 'xattrs' | 'sparse'> &
  Partial<Pick<TarEntry, 'xattrs' | 'sparse'>>;

export type ReadTar = { readonly entries: KeptEntry[]; readonly problems: Problem[]; readonly ended: boolean };

/** Entries and problems of a tar pushed in pieces that end at `cuts`; with it the digest of every content that flowed whole. */
export function pushTar(tar: Uint8Array, cuts: readonly number[] = []): ReadTar & { readonly contents: string[] } {
  const entries: KeptEntry[] = [];
  const problems: Problem[] = [];
  const contents: string[] = [];
  let hash = createHash('md5');
  const reader = new TarReader({
    entry: (entry) => entries.push(kept(entry)),
    content: (chunk) => hash.update(chunk),
    contentEnd: () => {
      contents.push(`${entries.at(-1)?.name} ${hash.digest('hex')}`);
      hash = createHash('md5');
    },
    problem: (problem) => problems.push(problem),
  });
  let from = 0;
  for (const [i, to] of [...cuts, tar.length].entries()) {
    // lent, at every distance from a word, and wiped when the reader has had it
    const piece = Buffer.concat([Buffer.alloc(i % 4), tar.subarray(from, to)]).subarray(i % 4);
    reader.write(piece);
    piece.fill('\xff', 'latin1');
    from = to;
  }
  reader.end();
  return { entries, problems, contents, ended: reader.ended };
}

/** The same from `walkTar`, which jumps over bodies. */
export function walkWhole(tar: Uint8Array): ReadTar {
  const entries: KeptEntry[] = [];
  const problems: Problem[] = [];
  const walk = walkTar(memoryBytes(tar), {
    entry: (entry) => entries.push(kept(entry)),
    problem: (problem) => problems.push(problem),
  });
  let step = walk.next();
  while (!step.done) step = walk.next();
  return { entries, problems, ended: step.value };
}

/** The names that were read and the codes of what is wrong. */
export function outcome(...parts: Uint8Array[]): { readonly names: string[]; readonly codes: string[] } {
  const { entries, problems } = pushTar(Buffer.concat(parts));
  return { names: entries.map((entry) => entry.name), codes: problems.map((problem) => problem.code) };
}

/** The one entry of a tar without problems. */
export function only(...parts: Uint8Array[]): KeptEntry {
  const { entries, problems } = pushTar(Buffer.concat(parts));
  if (problems.length > 0 || entries.length !== 1)
    throw new Error(`not one entry: ${JSON.stringify([entries, problems])}`);
  return entries[0]!;
}

function kept(entry: TarEntry): KeptEntry {
  const { name, kind, target, size, mode, uid, gid, modified, deviceMajor, deviceMinor, offset, body, stored } = entry;
  const { xattrs, sparse } = entry;
  const numbers = { size, mode, uid, gid, modified, deviceMajor, deviceMinor, offset, body, stored };
  return { name, kind, target, ...numbers, ...(xattrs && { xattrs }), ...(sparse && { sparse }) };
}

import { describe, expect, it } from 'vitest';
import { narSize } from '../../../src/analysis/nix/narSize.ts';
import { treeAt } from '../../../src/layers/treeAt.ts';
import { directory, file, hardlink, layer, type Piece, symlink } from '../../support/layer.ts';
import { stackFromTars } from '../../support/stack.ts';

/** A string as an archive of Nix has it. */
const string = (text: string): Buffer => {
  const bytes = Buffer.from(text, 'latin1');
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(bytes.length));
  return Buffer.concat([length, bytes, Buffer.alloc((8 - (bytes.length % 8)) % 8)]);
};

/** The archive of these tokens: what `nix-store --dump` would write. */
const archive = (...tokens: readonly string[]): number =>
  Buffer.concat(['nix-archive-1', ...tokens].map(string)).length;

const regular = (contents: string) => ['(', 'type', 'regular', 'contents', contents, ')'];
const program = (contents: string) => ['(', 'type', 'regular', 'executable', '', 'contents', contents, ')'];
const link = (target: string) => ['(', 'type', 'symlink', 'target', target, ')'];
const entry = (name: string, node: readonly string[]) => ['entry', '(', 'name', name, 'node', ...node, ')'];
const folder = (...entries: readonly (readonly string[])[]) => ['(', 'type', 'directory', ...entries.flat(), ')'];

async function sizeOf(...pieces: Piece[]): Promise<number> {
  const tree = treeAt(stackFromTars(await layer(...pieces)), 1);
  return narSize(tree, tree.find('p'));
}

describe('the size of the archive that Nix makes of a path', () => {
  it.each([0, 1, 7, 8, 9, 4096])('counts a file of %i bytes', async (length) => {
    const contents = 'x'.repeat(length);
    expect(await sizeOf(file('p', contents))).toBe(archive(...regular(contents)));
  });

  it('says of a file only whether its owner may run it', async () => {
    expect(await sizeOf(file('p', 'abc', { mode: 0o500 }))).toBe(archive(...program('abc')));
    expect(await sizeOf(file('p', 'abc', { mode: 0o655 }))).toBe(archive(...regular('abc')));
  });

  it('counts links, folders and names of any bytes, and leaves out what Nix cannot archive', async () => {
    const size = await sizeOf(
      directory('p'),
      file('p/bin/run', 'elf', { mode: 0o555 }),
      directory('p/empty'),
      symlink('p/ninebytes', '/nix/store/x'),
      file('p/é', ''),
      { header: { name: 'p/pipe', type: 'fifo' } },
    );
    const bin = folder(entry('run', program('elf')));
    const expected = folder(
      entry('bin', bin),
      entry('empty', folder()),
      entry('ninebytes', link('/nix/store/x')),
      entry('Ã©', regular('')),
    );
    expect(size).toBe(archive(...expected));
  });

  it('counts what hard links share once for each name', async () => {
    const size = await sizeOf(
      file('outside', 'shared bytes', { mode: 0o555 }),
      directory('p'),
      hardlink('p/a', 'outside', { mode: 0o555 }),
      hardlink('p/b', 'p/a', { mode: 0o555 }),
    );
    expect(size).toBe(archive(...folder(entry('a', program('shared bytes')), entry('b', program('shared bytes')))));
  });
});

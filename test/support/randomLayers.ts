import { directory, file, hardlink, opaque, type Piece, symlink, whiteout } from './layer.ts';
import type { Random } from './random.ts';

const names = ['a', 'b', 'c', 'q', 'lib'];
const contents = ['', '', 'x', 'y', 'xx', 'yy', 'long'];
const targets = ['a', 'b/c', '/a', '/lib', '..', '../b', '.', 'nope', 'a/../b', '../../../q', 'c'];
const modes = [0o644, 0o644, 0o600];

/** A layer of a few entries that collide as often as they can, in an order no packer would choose. */
export function randomLayer(random: Random): Piece[] {
  const pieces: Piece[] = [];
  const known: string[] = [];
  for (let left = random.below(14); left > 0; left--) {
    const path = randomPath(random);
    known.push(path);
    pieces.push(randomPiece(random, path, known));
  }
  return pieces;
}

function randomPiece(random: Random, path: string, known: readonly string[]): Piece {
  const attributes = { mode: random.pick(modes), uid: random.below(8) === 0 ? 7 : 0 };
  const kind = random.below(20);
  if (kind < 7) return file(path, random.pick(contents), attributes);
  if (kind < 10) return directory(path, { ...attributes, mode: random.pick([0o755, 0o755, 0o700]) });
  if (kind < 12) return symlink(path, random.pick(targets), { uid: attributes.uid });
  if (kind < 15) return hardlink(path, random.pick(known), attributes);
  if (kind < 17) return whiteout(path);
  if (kind < 18) return random.pick([strange, overlayOpaque])(random, path);
  if (kind < 19) return opaque(path);
  const header = { name: path, type: 'character-device', mode: 0o600, devmajor: 0, devminor: 0 } as const;
  return { header };
}

/** Names that begin like whiteouts, of entries that are none: engines look at the name alone. */
function strange(random: Random, path: string): Piece {
  const name = `${path}/${random.pick(['.wh.', '.wh..', '.wh.a', '.wh.q', '.wh..wh.plnk', '.wh..wh..opq'])}`;
  return random.pick([directory(name), symlink(name, 'a'), hardlink(name, path), file(name, 'data')]);
}

function overlayOpaque(_: Random, path: string): Piece {
  return directory(path, { pax: { 'SCHILY.xattr.trusted.overlay.opaque': 'y' } });
}

function randomPath(random: Random): string {
  const parts = Array.from({ length: 1 + random.below(4) }, () => random.pick(names));
  if (random.below(12) === 0) parts.splice(random.below(parts.length), 0, random.pick(['..', '.', '']));
  return random.below(8) === 0 ? `./${parts.join('/')}` : parts.join('/');
}

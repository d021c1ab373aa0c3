import { directory, file, hardlink, type Piece, symlink, whiteout } from '../support/layer.ts';

const later = { mtime: new Date(1_800_000_000_000) };

/** Two layers between which a path of every class lies, and every cause of waste but an opaque folder. */
export const everyChange: readonly [base: Piece[], top: Piece[]] = [
  [
    directory('etc/'),
    file('etc/motd', 'hello'),
    file('etc/mode', 'm', { mode: 0o4755 }),
    file('etc/same', 'same'),
    file('etc/gone', 'gone!'),
    directory('srv/'),
    file('srv/data', '1234567'),
  ],
  [
    file('etc/motd', 'howdy'),
    file('etc/mode', 'm', { mode: 0o755, uid: 1000, gid: 1000 }),
    file('etc/same', 'same', later),
    file('etc/new', 'new'),
    hardlink('etc/twin', 'etc/new'),
    symlink('etc/link', 'new'),
    whiteout('etc/gone'),
    whiteout('srv'),
    file('opt/app/run', ''),
  ],
];

import { directory, file, type Piece, symlink, whiteout } from './layer.ts';

const base: Piece[] = [
  file('bin/busybox', 'b'.repeat(5000)),
  ...['ash', 'cat', 'ls', 'sh'].map((name) => symlink(`bin/${name}`, '/bin/busybox')),
  file('etc/motd', 'hello'),
  file('etc/gone', 'x'.repeat(30)),
  file('etc/ssl/cert.pem', 'c'.repeat(700)),
  symlink('etc/cert', 'ssl/../ssl/cert.pem'),
  symlink('etc/lost', '/no/where'),
  symlink('etc/ring', 'ring'),
  directory('srv'),
  file('lib/libssl.so.3', 's'.repeat(900)),
];
const second: Piece[] = [file('bin/hello', 'h'.repeat(300)), file('etc/motd', 'howdy'), whiteout('etc/gone')];
const third: Piece[] = [file('lib/new.so', 'n'.repeat(40)), file('lib/deep/a/b', 'b')];
/** Three layers: a base with a row of links; a file added, one changed, one removed; files added. */
export const image = [base, second, third];

const block = 512;
const longestName = 100;
const types = { file: '0', symlink: '2', directory: '5' };

/** The header of an entry (POSIX ustar): `type` is `file`, `directory` or `symlink`, `mtime` in seconds, names of ASCII. */
export function tarHeader({ name, type, mode, mtime, size, linkname }) {
  const bytes = Buffer.alloc(block);
  const cut = name.length > longestName ? name.indexOf('/', name.length - longestName - 1) : -1;
  const number = (value, at, width) => bytes.write(value.toString(8).padStart(width - 1, '0'), at);
  bytes.write(name.slice(cut + 1), 0);
  number(mode, 100, 8);
  number(0, 108, 8);
  number(0, 116, 8);
  number(size, 124, 12);
  number(mtime, 136, 12);
  bytes.write(types[type], 156);
  bytes.write(linkname, 157);
  bytes.write('ustar\x0000root', 257);
  bytes.write('root', 297);
  if (cut > 0) bytes.write(name.slice(0, cut), 345);
  bytes.fill(' ', 148, 156);
  number(
    bytes.reduce((sum, byte) => sum + byte, 0),
    148,
    8,
  );
  bytes[155] = 0x20;
  return bytes;
}

const letters: Readonly<Record<string, string>> = {
  file: '-',
  // A hard link is one more name of a file, and `ls` shows it as one.
  hardlink: '-',
  directory: 'd',
  symlink: 'l',
  character: 'c',
  block: 'b',
  fifo: 'p',
};

/** Kind and permission bits as `ls -l` prints them: `-rwxr-xr-x`, `drwxrwxrwt`, `-rwsr-xr-x`. `kind` is a model Kind. */
export function modeText(kind: string, mode: number): string {
  const owner = triple(mode >> 6, mode & 0o4000, 's');
  const group = triple(mode >> 3, mode & 0o2000, 's');
  const others = triple(mode, mode & 0o1000, 't');
  return `${letters[kind] ?? '?'}${owner}${group}${others}`;
}

/** Three permission bits; a special bit takes the place of `x`, in upper case where there is no `x` below it. */
function triple(bits: number, special: number, letter: string): string {
  const execute = bits & 1;
  const last = special ? (execute ? letter : letter.toUpperCase()) : execute ? 'x' : '-';
  return `${bits & 4 ? 'r' : '-'}${bits & 2 ? 'w' : '-'}${last}`;
}

/** Permission bits as tools take them: `0755`, `4755`. */
export function octalMode(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}

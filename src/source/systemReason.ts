import { errorCode } from './errorCode.ts';

const reasons = new Map([
  ['ENOENT', 'no such file or folder'],
  ['ENOTDIR', 'no such file or folder'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ELOOP', 'its symbolic links go round in a circle'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EMFILE', 'too many files are open'],
  ['EIO', 'the disk cannot read it'],
  ['ENXIO', 'it is no file that can be read'],
  ['EISDIR', 'it is a folder'],
  ['ERR_INVALID_ARG_VALUE', 'no file can have this name'],
]);

/** Why a file cannot be read, as a clause; undefined for what is no expected failure of a file system. */
export function systemReason(error: unknown): string | undefined {
  const code = errorCode(error);
  return code === undefined ? undefined : reasons.get(code);
}

import { TarReader } from '../../src/archive/tar/tarReader.ts';

/** The files of a sound plain tar by their names as stored. */
export function filesOf(tar: Uint8Array): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const reader = new TarReader({
    entry: ({ name, body, size }) => files.set(name, tar.subarray(body, body + size)),
    problem: ({ message }) => {
      throw new Error(message);
    },
  });
  reader.write(tar);
  reader.end();
  return files;
}

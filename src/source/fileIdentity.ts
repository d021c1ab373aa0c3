import { fstatSync } from 'node:fs';

/**
 * What names the file behind a descriptor: two descriptors of one file that nobody wrote to in between have the same.
 * Inodes of stacked filesystems need all 64 bits; who sets the time of a change back cannot set back when he did it.
 */
export function fileIdentity(descriptor: number): string {
  const { dev, ino, size, mtimeNs, ctimeNs } = fstatSync(descriptor, { bigint: true });
  return `${dev}:${ino}:${size}:${mtimeNs}:${ctimeNs}`;
}

import type { Kind, LentBytes, TarEntry } from '../../model/tarEntry.ts';
import { ByteText } from './byteText.ts';
import type { TarHeader } from './tarHeader.ts';

const noBytes: LentBytes = new ByteText();

/** The entry that a header describes, as others see it: one object for all entries of an archive. */
export class LentEntry implements TarEntry {
  kind: Kind = 'file';
  xattrs: TarEntry['xattrs'];
  sparse: TarEntry['sparse'];
  offset = 0;
  body = 0;
  stored = 0;
  readonly nameBytes: LentBytes;
  readonly #header: TarHeader;

  constructor(header: TarHeader) {
    this.#header = header;
    this.nameBytes = header.name;
  }

  get name(): string {
    return this.#header.name.text;
  }

  get target(): string {
    return this.#isLink ? this.#header.target.text : '';
  }

  get targetBytes(): LentBytes {
    return this.#isLink ? this.#header.target : noBytes;
  }

  get size(): number {
    return this.kind === 'file' ? this.#header.size : 0;
  }

  get mode(): number {
    return this.#header.mode;
  }

  get uid(): number {
    return this.#header.uid;
  }

  get gid(): number {
    return this.#header.gid;
  }

  get modified(): number {
    return this.#header.modified;
  }

  get deviceMajor(): number {
    return this.#header.deviceMajor;
  }

  get deviceMinor(): number {
    return this.#header.deviceMinor;
  }

  get #isLink(): boolean {
    return this.kind === 'symlink' || this.kind === 'hardlink';
  }
}

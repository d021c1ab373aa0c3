/** Fields of one header block as they shall lie in the archive; texts latin1, numbers written as octal digits. */
export type RawHeader = {
  readonly name?: string;
  readonly mode?: string;
  readonly uid?: string;
  readonly gid?: string;
  readonly size?: string;
  readonly modified?: string;
  readonly checksum?: string;
  readonly type?: string;
  readonly target?: string;
  /** `ustar\0` and `00`, GNU's `ustar  \0`, or nothing for v7. */
  readonly magic?: string;
  readonly deviceMajor?: string;
  readonly deviceMinor?: string;
  readonly prefix?: string;
  /** Anything else, by offset. */
  readonly at?: Readonly<Record<number, string>>;
};

export const ustar = 'ustar\x0000';
export const gnu = 'ustar  \x00';

/** One header block, byte by byte as told and with the right checksum: for headers that no library would write. */
export function rawHeader(header: RawHeader): Buffer {
  const block = Buffer.alloc(512);
  const put = (offset: number, text: string | undefined): void => void block.write(text ?? '', offset, 'latin1');
  put(0, header.name ?? 'file');
  put(100, header.mode ?? '0000644');
  put(108, header.uid ?? '0000000');
  put(116, header.gid ?? '0000000');
  put(124, header.size ?? '00000000000');
  put(136, header.modified ?? '00000000000');
  put(156, header.type ?? '0');
  put(157, header.target);
  put(257, header.magic ?? ustar);
  put(329, header.deviceMajor);
  put(337, header.deviceMinor);
  put(345, header.prefix);
  for (const [offset, text] of Object.entries(header.at ?? {})) put(Number(offset), text);
  put(148, '        ');
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(148, header.checksum ?? `${sum.toString(8).padStart(6, '0')}\0 `);
  return block;
}

/** A body, padded to whole blocks. */
export function rawBody(content: string | Uint8Array): Buffer {
  const body = typeof content === 'string' ? Buffer.from(content, 'latin1') : Buffer.from(content);
  return Buffer.concat([body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
}

/** A header and its body, the size filled in. */
export function rawEntry(header: RawHeader, content = ''): Buffer {
  const size = content.length.toString(8).padStart(11, '0');
  return Buffer.concat([rawHeader({ size, ...header }), rawBody(content)]);
}

type Records = Readonly<Record<string, string>> | readonly (readonly [string, string])[];

/** A PAX header with these records; as pairs where a key repeats. */
export function rawPax(records: Records, type = 'x'): Buffer {
  const pairs = Array.isArray(records) ? records : Object.entries(records);
  return rawEntry({ name: 'PaxHeaders/file', type }, pairs.map(paxRecord).join(''));
}

function paxRecord([key, value]: readonly [string, string]): string {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length;
  while (length < rest.length + String(length).length) length = rest.length + String(length).length;
  return `${length}${rest}`;
}

/** The end marker. */
export const end = Buffer.alloc(1024);

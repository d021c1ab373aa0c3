import { createInflateRaw } from 'node:zlib';
import { type Bytes, readAll } from '../../model/bytes.ts';
import { pieceSize, pieces, throughEngine } from './throughEngine.ts';

const flag = { headerCrc: 2, extra: 4, name: 8, comment: 16 } as const;

/** Longest header looked at: names and comments have no limit of their own. */
const maxHeader = 128 * 1024;

/**
 * The content of the gzip members at the start of `bytes`; stops quietly where no member follows. For streams with something behind them: Node's gunzip loses what it had in hand when it meets
 * that, so the last part has to be read again, member by member (RFC 1952). Checksums were compared by then.
 */
export async function* gunzipMembers(bytes: Bytes): AsyncGenerator<Uint8Array, void, void> {
  for (let at = 0; ; ) {
    const header = headerLength(readAll(bytes, at, maxHeader));
    if (header === undefined) return;
    const engine = createInflateRaw({ chunkSize: pieceSize });
    yield* throughEngine(engine, pieces(bytes, at + header));
    // the deflated data, then checksum and length
    at += header + engine.bytesWritten + 8;
  }
}

function headerLength(head: Uint8Array): number | undefined {
  if (head.length < 10 || head[0] !== 0x1f || head[1] !== 0x8b) return undefined;
  const flags = head[3]!;
  let at = 10;
  if (flags & flag.extra) at += 2 + (head[at] ?? 0) + (head[at + 1] ?? 0) * 256;
  if (flags & flag.name) at = head.indexOf(0, at) + 1;
  if (flags & flag.comment) at = head.indexOf(0, at) + 1;
  return flags & flag.headerCrc ? at + 2 : at;
}

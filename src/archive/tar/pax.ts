import type { TarHeader } from './tarHeader.ts';
import { int64, paxTime } from './tarNumber.ts';

/** Records of a PAX header, keys and values as latin1. A Map, because a key may be `__proto__`. */
export type PaxRecords = ReadonlyMap<string, string>;

const xattrPrefix = 'SCHILY.xattr.';
const textKeys = new Set(['path', 'linkpath', 'uname', 'gname']);

/**
 * Parses the body of a PAX header (`%d key=value\n`, the number counting the whole record), following parsePAX of Go's
 * archive/tar. Undefined when a record is malformed.
 */
export function paxRecords(body: Buffer): PaxRecords | undefined {
  const records = new Map<string, string>();
  const sparse: string[] = [];
  for (let at = 0; at < body.length; ) {
    const record = recordAt(body, at);
    if (record === undefined) return undefined;
    at = record.end;
    if (record.key === 'GNU.sparse.offset' || record.key === 'GNU.sparse.numbytes') {
      if (!continuesSparse(sparse, record.key, record.value)) return undefined;
      sparse.push(record.value);
    } else {
      records.set(record.key, record.value);
    }
  }
  // GNU's sparse format 0.0 repeats two keys; 0.1 has one list instead.
  if (sparse.length > 0) records.set('GNU.sparse.map', sparse.join(','));
  return records;
}

function continuesSparse(sparse: readonly string[], key: string, value: string): boolean {
  const expected = sparse.length % 2 === 0 ? 'GNU.sparse.offset' : 'GNU.sparse.numbytes';
  return key === expected && !value.includes(',');
}

function recordAt(body: Buffer, start: number): { key: string; value: string; end: number } | undefined {
  const gap = body.indexOf(0x20, start);
  if (gap === -1) return undefined;
  const length = int64(body.toString('latin1', start, gap));
  const end = start + length;
  if (!(length >= 5) || end > body.length || end <= gap + 1 || body[end - 1] !== 0x0a) return undefined;
  const equals = body.subarray(gap + 1, end - 1).indexOf(0x3d);
  if (equals <= 0) return undefined;
  const key = body.toString('latin1', gap + 1, gap + 1 + equals);
  const value = body.toString('latin1', gap + 2 + equals, end - 1);
  const checked = textKeys.has(key) ? value : key;
  return checked.includes('\0') ? undefined : { key, value, end };
}

/**
 * Lets `records` override fields of `header`, as mergePAX of Go's archive/tar does; an empty value keeps the header's.
 * False when a number or time is malformed.
 */
export function applyPax(header: TarHeader, records: PaxRecords): boolean {
  for (const [key, value] of records) {
    if (value === '') continue;
    if (key === 'path') header.name.set(value);
    else if (key === 'linkpath') header.target.set(value);
    else if (key === 'uid') header.uid = int64(value);
    else if (key === 'gid') header.gid = int64(value);
    else if (key === 'size') header.size = int64(value);
    else if (key === 'mtime') header.modified = paxTime(value);
    else if ((key === 'atime' || key === 'ctime') && Number.isNaN(paxTime(value))) return false;
  }
  return !Number.isNaN(header.uid + header.gid + header.size + header.modified);
}

/** Extended attributes among `records`; undefined without any. */
export function paxXattrs(records: PaxRecords): ReadonlyMap<string, string> | undefined {
  let xattrs: Map<string, string> | undefined;
  for (const [key, value] of records) {
    if (value === '' || !key.startsWith(xattrPrefix)) continue;
    xattrs ??= new Map();
    xattrs.set(key.slice(xattrPrefix.length), value);
  }
  return xattrs;
}

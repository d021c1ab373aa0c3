import type { Problem } from '../model/problem.ts';
import { schemaVersion } from './imageJson.ts';
import { jsonPath, jsonTarget } from './jsonPath.ts';
import type { Listed } from './listing.ts';
import { problemJson } from './problemJson.ts';

/** What `ls --format json` prints (docs/json.md); entries are walked while they are written. */
export function listingJson(entries: Iterable<Listed>, problems: readonly Problem[]): object {
  return { schemaVersion, entries: listedJson(entries), problems: problems.map(problemJson) };
}

function* listedJson(entries: Iterable<Listed>): Generator<object> {
  for (const { entry, change, reasons } of entries) {
    const { kind, mode, uid, gid, size, modified, layer } = entry;
    yield {
      ...jsonPath(entry.path),
      type: kind,
      mode: mode.toString(8).padStart(4, '0'),
      uid,
      gid,
      size,
      modified: rfc3339(modified),
      ...jsonTarget(entry.target),
      layer,
      ...(change === undefined ? {} : { change, reasons }),
    };
  }
}

/** Seconds since 1970 as RFC 3339 in UTC, with a fraction only where there is one. */
export function rfc3339(seconds: number): string {
  const text = new Date(Math.round(seconds * 1000)).toISOString();
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text;
}

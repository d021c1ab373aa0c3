import type { Problem } from '../model/problem.ts';
import { octalMode } from '../text/modeText.ts';
import { jsonPath, jsonTarget } from './jsonPath.ts';
import type { Listed } from './listing.ts';
import { problemJson } from './problemJson.ts';
import { rfc3339 } from './rfc3339.ts';
import { schemaVersion } from './schemaVersion.ts';

/** What `ls --format json` prints (docs/json.md); entries are walked while they are written. */
export function listingJson(entries: Iterable<Listed>, problems: readonly Problem[]): object {
  return { schemaVersion, entries: entriesJson(entries), problems: problems.map(problemJson) };
}

function* entriesJson(entries: Iterable<Listed>): Generator<object> {
  for (const { entry, change, reasons } of entries) {
    const { kind, mode, uid, gid, size, modified, layer } = entry;
    yield {
      ...jsonPath(entry.path),
      type: kind,
      mode: octalMode(mode),
      uid,
      gid,
      size,
      modified: rfc3339(modified),
      ...jsonTarget(entry.target),
      layer,
      change,
      reasons,
    };
  }
}

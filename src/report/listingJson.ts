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

/** Members that are undefined are not written. Literals without spread: one of a million costs a microsecond, not ten. */
function* entriesJson(entries: Iterable<Listed>): Generator<object> {
  for (const { entry, change, reasons } of entries) {
    const { kind: type, uid, gid, size, layer } = entry;
    const { path, pathBytes } = jsonPath(entry.path);
    const mode = octalMode(entry.mode);
    const modified = rfc3339(entry.modified);
    const { target, targetBytes } = jsonTarget(entry.target);
    yield { path, pathBytes, type, mode, uid, gid, size, modified, target, targetBytes, layer, change, reasons };
  }
}

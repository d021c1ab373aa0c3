import type { Entry } from '../model/entry.ts';
import { latin1OfBytes } from '../model/latin1.ts';
import { type Extra, type LayerIndex, rowFlags } from '../model/layerIndex.ts';
import { kinds } from '../model/tarEntry.ts';
import { pathOf } from './pathOf.ts';
import { kindNumber } from './rows.ts';
import { type Stack, versionPlace } from './stack.ts';

/** The root of an image that does not name it. */
const bareRoot = { size: 0, mode: 0o755, uid: 0, gid: 0, modified: 0, implied: true, layer: 0 } as const;

/** What a version says, as an object for one row of a screen; `version` -1 is a root that no layer names. */
export function entryOf(stack: Stack, path: string, version: number): Entry {
  if (version < 0) return { path, kind: 'directory', ...bareRoot };
  const { layer, row, index } = versionPlace(stack, version);
  const kind = kinds[index.kind[row]!]!;
  const extra = extraOf(index, row);
  return {
    path,
    kind,
    size: index.size[row]!,
    mode: index.mode[row]!,
    uid: index.uid[row]!,
    gid: index.gid[row]!,
    modified: index.modified[row]!,
    ...(kind === 'symlink' ? { target: latin1OfBytes(targetBytes(index, row)) } : {}),
    ...(kind === 'hardlink' ? { target: sharedPath(index, row) } : {}),
    ...(extra?.xattrs ? { xattrs: extra.xattrs } : {}),
    ...(extra?.device ? { device: extra.device } : {}),
    implied: (index.flags[row]! & rowFlags.implied) !== 0,
    layer,
  };
}

/** Xattrs and device numbers of a row; a hard link has those of what it shares. */
export function extraOf(index: LayerIndex, row: number): Extra | undefined {
  return index.extras.size === 0 ? undefined : index.extras.get(index.inode[row]!);
}

/** A link's target as stored, behind its name. */
export function targetBytes(index: LayerIndex, row: number): Uint8Array {
  const end = row + 1 < index.length ? index.nameStart[row + 1]! : index.names.length;
  return index.names.subarray(index.nameEnd[row], end);
}

/** Path of the file a hard link shares; of a broken one the target as stored. */
function sharedPath(index: LayerIndex, row: number): string {
  const inode = index.inode[row]!;
  return index.kind[inode] === kindNumber.hardlink ? latin1OfBytes(targetBytes(index, row)) : pathOf(index, inode);
}

/** Whole path of a row in its own layer, latin1; also of one whose path was taken by another. */
export function rowPath(index: LayerIndex, row: number): string {
  return pathOf(index, row);
}

import { extraOf, targetBytes } from '../layers/rowEntry.ts';
import type { VersionPlace } from '../layers/stack.ts';
import { type Kind, kinds } from '../model/tarEntry.ts';
import type { Reason } from './comparison.ts';

/** Why two rows, of one layer or of two, differ; `equal` says whether their contents do. Time is no difference. */
export function differences(old: VersionPlace, now: VersionPlace, equal: () => boolean | undefined): readonly Reason[] {
  const [oldKind, kind] = [kindOf(old), kindOf(now)];
  const reasons: Reason[] = [];
  if (oldKind !== kind) reasons.push(`type ${oldKind}→${kind}`);
  else if (kind === 'file' && sameContent(old, now, equal()) === false) reasons.push('content');
  else if (kind === 'symlink' && targetsDiffer(old, now)) reasons.push(`link → ${readable(targetOf(now))}`);
  if (modesDiffer(old, now, oldKind, kind)) reasons.push(`mode ${modeText(old)}→${modeText(now)}`);
  if (ownersDiffer(old, now)) reasons.push(`owner ${ownerText(old)}→${ownerText(now)}`);
  for (const name of differingXattrs(old, now)) reasons.push(`xattr ${readable(Buffer.from(name, 'latin1'))}`);
  if (oldKind === kind && deviceText(old) !== deviceText(now))
    reasons.push(`device ${deviceText(old)}→${deviceText(now)}`);
  return reasons;
}

/** Whether two files hold the same: sizes decide where they can, `known` else. */
export function sameContent(old: VersionPlace, now: VersionPlace, known: boolean | undefined): boolean | undefined {
  const size = old.index.size[old.row]!;
  if (size !== now.index.size[now.row]) return false;
  return size === 0 ? true : known;
}

/** What a row is on disk: a hard link is what it shares, because which of two names is the link is chance. */
export function kindOf({ index, row }: VersionPlace): Kind {
  return kinds[index.kind[index.inode[row]!]!]!;
}

export function attributesDiffer(old: VersionPlace, now: VersionPlace, kind: Kind): boolean {
  return (
    modesDiffer(old, now, kind, kind) ||
    ownersDiffer(old, now) ||
    (kind === 'symlink' && targetsDiffer(old, now)) ||
    (hasExtras(old, now) && (deviceText(old) !== deviceText(now) || differingXattrs(old, now).length > 0))
  );
}

/** Most layers have neither devices nor xattrs: then no text is made to be compared. */
function hasExtras(old: VersionPlace, now: VersionPlace): boolean {
  return old.index.extras.size > 0 || now.index.extras.size > 0;
}

/** Linux has no modes of symlinks: tars say 0777 or anything. */
function modesDiffer(old: VersionPlace, now: VersionPlace, oldKind: Kind, kind: Kind): boolean {
  return oldKind !== 'symlink' && kind !== 'symlink' && old.index.mode[old.row] !== now.index.mode[now.row];
}

function ownersDiffer(old: VersionPlace, now: VersionPlace): boolean {
  return old.index.uid[old.row] !== now.index.uid[now.row] || old.index.gid[old.row] !== now.index.gid[now.row];
}

function targetOf({ index, row }: VersionPlace): Uint8Array {
  return targetBytes(index, index.inode[row]!);
}

function targetsDiffer(old: VersionPlace, now: VersionPlace): boolean {
  return Buffer.compare(targetOf(old), targetOf(now)) !== 0;
}

/** Names of the xattrs that differ, sorted. overlayfs keeps its own under `trusted.overlay.`: they are no attributes. */
function differingXattrs(old: VersionPlace, now: VersionPlace): readonly string[] {
  const before = extraOf(old.index, old.row)?.xattrs;
  const after = extraOf(now.index, now.row)?.xattrs;
  if (before === undefined && after === undefined) return [];
  const names = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...names]
    .filter((name) => before?.get(name) !== after?.get(name) && !name.startsWith('trusted.overlay.'))
    .sort();
}

function modeText({ index, row }: VersionPlace): string {
  return index.mode[row]!.toString(8).padStart(4, '0');
}

function ownerText({ index, row }: VersionPlace): string {
  return `${index.uid[row]}:${index.gid[row]}`;
}

function deviceText({ index, row }: VersionPlace): string {
  return extraOf(index, row)?.device?.join(':') ?? '';
}

/** Reasons are text: names in them are decoded, what is no UTF-8 becomes U+FFFD. */
function readable(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

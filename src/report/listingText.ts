import { changeSigns } from '../model/change.ts';
import type { Entry } from '../model/entry.ts';
import { sizeText } from '../text/bytes.ts';
import { modeText } from '../text/modeText.ts';
import { harmless, readable } from '../text/sanitize.ts';
import { timeText } from '../text/time.ts';
import { chips } from './chips.ts';
import type { Listed } from './listing.ts';

/** What `ls` prints for people: the columns of `ls -l`, sizes for reading, whole paths; of a layer's changes the signs in front. */
export function* listingText(entries: Iterable<Listed>): Generator<string> {
  for (const { entry, change, reasons = [], inside } of entries) {
    const sign = change === undefined && inside === undefined ? '' : `${changeSigns[change ?? 'unchanged']} `;
    const why = reasons.length > 0 ? `   (${reasons.map(harmless).join(', ')})` : '';
    const counts = inside === undefined ? '' : `   ${chips(inside)}`;
    yield `${sign}${attributes(entry)}  ${nameOf(entry)}${why}${counts}\n`;
  }
}

/** Numbers that do not fit push the line instead of losing digits. */
function attributes(entry: Entry): string {
  const owner = `${entry.uid}:${entry.gid}`.padStart(9);
  const time = timeText(entry.modified).slice(0, 16);
  return `${modeText(entry.kind, entry.mode)} ${owner}  ${sizeOf(entry).padStart(7)}  ${time}`;
}

/** Devices have their numbers in place of a size, as in `ls -l`. */
function sizeOf({ kind, size, device }: Entry): string {
  if (kind === 'file' || kind === 'hardlink') return sizeText(size);
  return device === undefined ? '' : device.join(', ');
}

function nameOf({ path, kind, target }: Entry): string {
  const name = readable(path);
  if (kind === 'directory') return `${name}/`;
  if (target === undefined) return name;
  return `${name} ${kind === 'hardlink' ? 'link to' : '->'} ${readable(target)}`;
}

import { sizeText } from '../text/bytes.ts';
import { fitRight } from '../text/fit.ts';
import { modeText } from '../text/modeText.ts';
import { readable } from '../text/sanitize.ts';
import { timeText } from '../text/time.ts';
import type { Listed } from './listing.ts';
import { signOf } from './sign.ts';

/** What `ls` prints for people: the columns of `ls -l`, sizes for reading, whole paths; with changes their sign and reasons. */
export function* listingText(entries: Iterable<Listed>): Generator<string> {
  for (const { entry, change, reasons } of entries) {
    const owner = `${entry.uid}:${entry.gid}`;
    const size = entry.kind === 'symlink' || entry.kind === 'directory' ? '' : sizeText(entry.size);
    const sign = change === undefined ? '' : `${signOf(change)} `;
    const slash = entry.kind === 'directory' ? '/' : '';
    const target =
      entry.target === undefined ? '' : ` ${entry.kind === 'hardlink' ? '=' : '-'}> ${readable(entry.target)}`;
    const why = reasons !== undefined && reasons.length > 0 ? `   (${reasons.map(readable).join(', ')})` : '';
    const time = timeText(entry.modified).slice(0, 16);
    yield `${sign}${modeText(entry.kind, entry.mode)} ${fitRight(owner, 9)} ${fitRight(size, 7)} ${time} ${readable(entry.path)}${slash}${target}${why}\n`;
  }
}

import type { TreeRow } from '../../app/row.ts';
import { comparisonOf, cursorRow } from '../../app/selectors.ts';
import type { Browsing } from '../../app/state.ts';
import type { Change } from '../../model/change.ts';
import { exactBytes } from '../../text/bytes.ts';
import { fitMiddle } from '../../text/fit.ts';
import { octalMode } from '../../text/modeText.ts';
import { plural } from '../../text/plural.ts';
import type { Glyphs } from '../glyphs.ts';
import { shownPath } from '../shown.ts';
import { signs } from '../signs.ts';
import { ends, type Line, span } from '../span.ts';
import { toneOf } from '../theme.ts';

const leastPath = 16;

/** The row below a pane that stands alone: ` + bin/hello   33 720 B   0755 0:0   written by layer 2`. The path gives way first. */
export function rowStrip(browsing: Browsing, width: number, glyphs: Glyphs): Line {
  const row = cursorRow(browsing);
  if (row === undefined) return [];
  const facts = factsOf(browsing, row)
    .map((fact) => `   ${fact}`)
    .join('');
  const path = shownPath(row.what === 'farm' ? (row.target ?? '') : row.key || '/', glyphs);
  const room = Math.max(leastPath, width - 4 - facts.length);
  const left: Line = [span(' '), span(signs[row.class], toneOf(row.class)), span(` ${fitMiddle(path, room)}${facts}`)];
  return ends(left, [span(' ')], width);
}

function factsOf(browsing: Browsing, row: TreeRow): readonly string[] {
  if (row.what === 'farm') return [`${plural(row.members?.length ?? 0, 'link')} to it`];
  const comparison = comparisonOf(browsing);
  const change = comparison.change(row.node);
  const entry = change.after ?? change.before;
  const size = row.size === undefined ? [] : [exactBytes(row.size)];
  if (entry === undefined || entry.implied) return size;
  const reasons = row.class === 'modified' ? comparison.reasons(row.node) : [];
  return [...size, `${octalMode(entry.mode)} ${entry.uid}:${entry.gid}`, writtenBy(change), ...reasons];
}

function writtenBy({ before, after }: Change): string {
  if (after !== undefined) return `written by layer ${after.layer}`;
  return `removed, layer ${before?.layer ?? 0} wrote it`;
}

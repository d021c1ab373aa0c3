import type { TreeRow } from '../../app/row.ts';
import { inStore } from '../../model/storePath.ts';
import { fitEnd, fitMiddle } from '../../text/fit.ts';
import { plural } from '../../text/plural.ts';
import { chips } from '../chips.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Matches, markedLine } from '../matched.ts';
import { shownPath } from '../shown.ts';
import { type Line, lineWidth, type Span, span } from '../span.ts';
import type { Tone } from '../theme.ts';
import { widthOf } from '../width.ts';

/** Cells that a name keeps however deep it lies or long its target is. */
const leastName = 16;
/** Cells that a link's target keeps before the name is cut too. */
const leastTarget = 12;

/** The last column: guides, fold mark, name and what stands behind it, at most `width` cells. */
export function nameLine(row: TreeRow, width: number, matches: Matches, glyphs: Glyphs): Line {
  if (row.what === 'root') return named('/', row, width, matches);
  const lead = [...guides(row.depth, width, glyphs), foldMark(row, glyphs)];
  const room = Math.max(0, width - lineWidth(lead));
  if (row.what === 'farm') return [...lead, ...farm(row, room, glyphs)];
  const { text, hash } = nameText(row, glyphs);
  if (row.target !== undefined) return [...lead, ...link(text, row.target, room, matches, glyphs)];
  return [...lead, ...named(text, row, room, matches, hash)];
}

/** `│ ` for each level; those a narrow pane has no room for are left out, so that the name stays. */
function guides(depth: number, width: number, glyphs: Glyphs): Span[] {
  const levels = Math.max(0, Math.min(depth, Math.floor((width - leastName) / 2)));
  return levels === 0 ? [] : [span(`${glyphs.guide} `.repeat(levels), 'dim')];
}

function foldMark(row: TreeRow, glyphs: Glyphs): Span {
  if (row.open === undefined) return span('  ');
  return span(`${row.open ? glyphs.open : glyphs.closed} `);
}

/** The names of a chain; a store path, which no chain swallows, without its hash, which is given beside it. */
function nameText(row: TreeRow, glyphs: Glyphs): { readonly text: string; readonly hash?: string } {
  const end = row.what === 'directory' ? '/' : '';
  const store = row.names.length === 1 ? inStore(row.key) : undefined;
  if (store?.below === '') {
    return { text: shownPath(store.own.rest, glyphs) + end, hash: store.own.hash.slice(0, 8) };
  }
  return { text: shownPath(row.names.join('/'), glyphs) + end };
}

function named(text: string, row: TreeRow, room: number, matches: Matches, hash?: string): Line {
  const behind: Span[] = hash === undefined ? [] : [span(`   ${hash}`, 'dim')];
  const counted = row.counts ? chips(row.counts) : [];
  if (counted.length > 0) behind.push(span('   '), ...counted);
  const drawn = fitMiddle(text, Math.max(room - lineWidth(behind), Math.min(room, leastName)));
  return [...marked(drawn, row.what === 'directory' ? 'folder' : 'plain', matches), ...behind];
}

/** Name, arrow, target; the target gives way first. */
function link(text: string, target: string, room: number, matches: Matches, glyphs: Glyphs): Line {
  const shownTarget = targetText(target, glyphs);
  const least = Math.min(widthOf(shownTarget), leastTarget);
  const name = fitMiddle(text, Math.max(Math.min(room, leastName), room - 3 - least));
  const rest = fitMiddle(shownTarget, room - widthOf(name) - 3);
  const behind: Line = rest === '' ? [] : [span(` ${glyphs.arrow} ${rest}`, 'dim')];
  return [...marked(name, 'plain', matches), ...behind];
}

/** A target as stored; one in the store without the way there and the hash: `…/hello-1.0/bin/hello`. */
function targetText(target: string, glyphs: Glyphs): string {
  const store = inStore(target);
  if (store === undefined) return shownPath(target, glyphs);
  return `${glyphs.ellipsis}/${shownPath(store.own.rest + store.below, glyphs)}`;
}

/** `81 links → /bin/busybox   arch ash base64…` */
function farm(row: TreeRow, room: number, glyphs: Glyphs): Line {
  const members = row.members ?? [];
  const count = plural(members.length, 'link');
  const target = targetText(row.target ?? '', glyphs);
  // A farm can have thousands of names and a row has room for a few dozen.
  const names = members.slice(0, room).map((name) => shownPath(name, glyphs));
  return [span(count), span(fitEnd(` ${glyphs.arrow} ${target}   ${names.join(' ')}`, room - widthOf(count)), 'dim')];
}

function marked(name: string, tone: Tone, matches: Matches): Line {
  return markedLine(name, matches(name), tone, tone === 'folder' ? 'folderMatch' : 'match');
}

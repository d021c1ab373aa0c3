import type { Comparing } from '../../app/comparing/comparing.ts';
import type { ConfigLine } from '../../app/comparing/configLine.ts';
import { configLinesOf } from '../../app/comparing/configLines.ts';
import { tabCursorIndex, tabPlace } from '../../app/comparing/selectors.ts';
import type { Area } from '../../app/layout.ts';
import type { State } from '../../app/state.ts';
import { fit, fitEnd, fitMiddle } from '../../text/fit.ts';
import { plural } from '../../text/plural.ts';
import { beginAt, startOfDifference } from '../../text/startOfDifference.ts';
import type { Glyphs } from '../glyphs.ts';
import { cursorMark } from '../panes/cursorMark.ts';
import { filterText } from '../panes/states.ts';
import { shown } from '../shown.ts';
import { cutLine, inCursorRow, type Line, span } from '../span.ts';
import { widthOf } from '../width.ts';
import { letter } from './sides.ts';
import { signOf } from './signs.ts';
import { hasFocus, type TabContent, twoTitles } from './tabFrame.ts';

const narrowestTitle = 17;
const widestTitle = 32;

/** Cells of the columns; A's and B's are equally wide. */
type Columns = { readonly width: number; readonly title: number; readonly left: number; readonly right: number };

/** First what happens, then the fields that differ, then those that do not. */
export function configTab(state: State, comparing: Comparing, area: Area, glyphs: Glyphs): TabContent {
  const lines = configLinesOf(comparing);
  const { top } = comparing.config;
  const columns = columnsOf(area.width - 2);
  const cursor = tabCursorIndex(state, comparing);
  const visible = Math.max(0, area.height - 3);
  const body = lines.slice(top, top + visible).map((line, i) => {
    const here = top + i === cursor;
    const drawn: Line = [cursorMark(here, hasFocus(comparing), glyphs), ...configLine(line, columns, glyphs)];
    return here ? inCursorRow(cutLine(drawn, 0, columns.width)) : drawn;
  });
  const { row, of } = tabPlace(state, comparing);
  return {
    ...twoTitles(comparing, area.width, stateText(comparing, lines, glyphs), glyphs),
    body: [head(columns), ...body],
    position: of === 0 ? '' : `${row} of ${of}`,
    scroll: { top, visible, total: lines.length, skip: 1 },
  };
}

function columnsOf(width: number): Columns {
  const title = Math.max(narrowestTitle, Math.min(widestTitle, Math.floor(width * 0.155)));
  const left = Math.max(2, Math.floor((width - title - 6) / 2));
  return { width, title, left, right: Math.max(1, width - 3 - title - left - 1) };
}

/** `5 of 8 fields differ`. */
function stateText({ config }: Comparing, lines: readonly ConfigLine[], glyphs: Glyphs): string {
  if (config.filter !== '') return filterText(config.filter, glyphs);
  const fields = lines.flatMap((line) => (line.what === 'field' ? [line.class] : []));
  const differing = fields.filter((standing) => standing !== 'same').length;
  if (differing === 0) return 'no field differs';
  if (config.differencesOnly) return `${plural(differing, 'field')} ${differing === 1 ? 'differs' : 'differ'}`;
  return `${differing} of ${plural(fields.length, 'field')} ${differing === 1 ? 'differs' : 'differ'}`;
}

function head({ title, left }: Columns): Line {
  return [span(' '.repeat(3 + title)), letter('left'), span(' '.repeat(left - 1)), letter('right')];
}

/** The line behind the cell of the cursor mark. */
function configLine(line: ConfigLine, columns: Columns, glyphs: Glyphs): Line {
  if (line.what === 'gap') return [];
  if (line.what === 'unset') {
    const fields = line.fields.map((field) => shown(field, glyphs)).join(` ${glyphs.dot} `);
    const room = columns.width - columns.title - 4;
    return [span(`  ${fit('not set in both', columns.title)}${fitEnd(fields, room)}`, 'dim')];
  }
  const tone = line.class === 'same' ? 'dim' : 'plain';
  const title = fitMiddle(shown(line.title, glyphs), columns.title - 1);
  // `– (root)` is one thing; elsewhere the remark stands apart.
  const gap = line.what === 'run' ? '    ' : hasMeaning(line.key) ? ' ' : '  ';
  const room = Math.min(columns.left - 1, columns.right);
  const start = startOfDifference(line.left.text, line.right.text, room);
  const from = (one: ConfigCell): ConfigCell => ({ ...one, text: beginAt(one.text, start, glyphs.ellipsis) });
  return [
    signOf(line.class, glyphs),
    span(` ${fit(title, columns.title)}`, tone),
    ...cutLine(cell(from(line.left), gap, columns.left - 1, glyphs), 0, columns.left),
    ...cell(from(line.right), gap, columns.right, glyphs),
  ];
}

/** Fields that mean something where they are not set. */
function hasMeaning(key: string): boolean {
  return key === 'user' || key === 'workingDir';
}

type ConfigCell = Extract<ConfigLine, { what: 'run' | 'field' }>['left'];

/** The value, and behind it what that means: `– (root)`; the remark gives way first. */
function cell({ text, remark }: ConfigCell, gap: string, width: number, glyphs: Glyphs): Line {
  const value = text === '' ? '' : fitEnd(shown(text, glyphs), width);
  const absent = value === glyphs.none;
  const room = width - widthOf(value) - gap.length;
  const said = remark === undefined || room < 4 ? '' : fitEnd(shown(remark, glyphs), room);
  return [span(value, absent ? 'dim' : 'plain'), span(said === '' ? '' : `${gap}${said}`, 'dim')];
}

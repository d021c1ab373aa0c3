import { detailsOf } from '../../app/details/detailsOf.ts';
import { figuresOf } from '../../app/figures.ts';
import { type Area, type PaneName, wide } from '../../app/layout.ts';
import type { TreeRow } from '../../app/row.ts';
import { comparisonOf, cursorIndex, layerRowsOf, rowsOf, showsAttributes } from '../../app/selectors.ts';
import type { Browsing, State } from '../../app/state.ts';
import type { Entry } from '../../model/entry.ts';
import { grouped } from '../../text/plural.ts';
import { type Frame, framed } from '../frame.ts';
import type { Glyphs } from '../glyphs.ts';
import { matchesOf } from '../matched.ts';
import { type Line, span } from '../span.ts';
import { detailLines } from './details.ts';
import { emptyLines, unchangedLines } from './empty.ts';
import { fileLines } from './files.ts';
import { layerLines } from './layers.ts';
import { filesState, layersPosition, layersState } from './states.ts';

const titles: { readonly [P in PaneName]: string } = { layers: '1 Layers', files: '2 Files', details: '3 Details' };

/** One pane with its frame. `alone`: it has the body for itself, so its border names the others too. */
export function paneLines(
  state: State,
  browsing: Browsing,
  pane: PaneName,
  area: Area,
  alone: boolean,
  glyphs: Glyphs,
): readonly Line[] {
  const focused = hasFocus(browsing, pane);
  const frame = {
    ...contents[pane](state, browsing, area, alone, glyphs),
    width: area.width,
    height: area.height,
    focused,
  };
  return framed({ ...frame, title: alone ? tabs(pane) : [span(titles[pane])] }, glyphs);
}

type Content = Pick<Frame, 'body' | 'scroll' | 'position' | 'state'>;

const contents: {
  readonly [P in PaneName]: (state: State, browsing: Browsing, area: Area, alone: boolean, glyphs: Glyphs) => Content;
} = { layers: layersPane, files: filesPane, details: detailsPane };

/** A popup takes the focus from the panes below it. */
function hasFocus({ focus, overlay }: Browsing, pane: PaneName): boolean {
  return focus === pane && overlay === undefined;
}

function tabs(pane: PaneName): Line {
  return (['layers', 'files', 'details'] as const).flatMap((name, i) => [
    span(i === 0 ? '' : '  '),
    name === pane ? span(`[${titles[name]}]`, 'key') : span(titles[name]),
  ]);
}

function layersPane(_: State, browsing: Browsing, area: Area, __: boolean, glyphs: Glyphs): Content {
  const rows = layerRowsOf(browsing);
  const { cursor, top } = browsing.layers;
  const list = {
    width: area.width - 2,
    height: area.height - 2,
    rows,
    cursor,
    top,
    focused: hasFocus(browsing, 'layers'),
    largest: figuresOf(browsing).size,
    binary: browsing.files.binarySizes,
  };
  return {
    body: layerLines(list, glyphs),
    state: text(layersState(browsing, glyphs)),
    position: layersPosition(browsing, glyphs),
    scroll: { top, visible: area.height - 3, total: rows.length, skip: 1 },
  };
}

function filesPane(state: State, browsing: Browsing, area: Area, alone: boolean, glyphs: Glyphs): Content {
  const rows = rowsOf(browsing);
  const { files } = browsing;
  // The strip above a pane that stands alone names the layer already.
  const stateText = text(filesState(browsing, !alone || browsing.zoomed, glyphs));
  if (rows.length === 0) return { body: emptyLines(browsing, area.width - 2, glyphs), state: stateText };
  const list = {
    width: area.width - 2,
    height: area.height - 2,
    rows,
    cursor: files.cursor,
    top: files.top,
    focused: hasFocus(browsing, 'files'),
    binary: files.binarySizes,
    matches: matchesOf(files.filter),
    ...(showsAttributes(state, browsing) ? { entry: (row: TreeRow) => entryOf(browsing, row) } : {}),
  };
  return {
    body: [...fileLines(list, glyphs), ...(files.filter === '' ? unchangedLines(rows.unchanged) : [])],
    state: stateText,
    position: `${grouped(cursorIndex(browsing) + 1)} of ${grouped(rows.length)}`,
    scroll: { top: files.top, visible: area.height - 3, total: rows.length, skip: 1 },
  };
}

/** What the row stands for, after the step or before it; undefined for a folder that no layer names. */
function entryOf(browsing: Browsing, row: TreeRow): Entry | undefined {
  const { before, after } = comparisonOf(browsing).change(row.node);
  const entry = after ?? before;
  return entry === undefined || entry.implied ? undefined : entry;
}

function detailsPane(state: State, browsing: Browsing, area: Area, _: boolean, glyphs: Glyphs): Content {
  const all = detailLines(detailsOf(browsing, state.size.columns >= wide), area.width - 2, glyphs);
  const visible = Math.max(0, area.height - 2);
  const top = Math.max(0, Math.min(browsing.details.top, all.length - visible));
  return { body: all.slice(top), scroll: { top, visible, total: all.length, skip: 0 } };
}

function text(words: string): Line {
  return words === '' ? [] : [span(words)];
}

import { type Area, layoutOf, type PaneName, type Size, wide } from '../../app/layout.ts';
import { type OpenedRow, openedRows } from '../../app/rows/openedRows.ts';
import { platformText } from '../../model/image.ts';
import type { OpenedLayers, Progress } from '../../model/openImage.ts';
import { sizeText } from '../../text/bytes.ts';
import { fit, fitMiddle } from '../../text/fit.ts';
import { plural } from '../../text/plural.ts';
import { bar } from '../bar.ts';
import { framed } from '../frame.ts';
import type { Glyphs } from '../glyphs.ts';
import { cursorMark } from '../panes/cursorMark.ts';
import { shown } from '../shown.ts';
import { ends, inCursorRow, type Line, span } from '../span.ts';
import { amountLine, shareText } from './amount.ts';

const barWidth = 6;
const sizeWidth = 7;
const titles: { readonly [P in PaneName]: string } = { layers: '1 Layers', files: '2 Files', details: '3 Details' };

/**
 * The explorer before its tree is there: the layers as the manifest names them, each with how far it is, in the pane
 * where they stay. Undefined where the window is too small for panes.
 */
export function openedLines(
  progress: Progress,
  opened: OpenedLayers,
  size: Size,
  glyphs: Glyphs,
): readonly Line[] | undefined {
  const rows = openedRows(opened);
  const layout = layoutOf(size, rows.length + 1, false);
  if (layout.kind === 'too-small') return undefined;
  const header = headerLine(opened, size.columns, glyphs);
  if (layout.kind === 'single') {
    const tabs = [span('[1 Layers]', 'key'), span(`  ${titles.files}  ${titles.details}`)];
    const pane = layersPane(opened, rows, layout.pane, tabs, glyphs);
    return [header, stageLine(progress, glyphs), ...pane, amountLine(progress, glyphs)];
  }
  const { layers, files, details } = layout.panes;
  const drawn = [
    { area: layers, lines: layersPane(opened, rows, layers, [span(titles.layers)], glyphs) },
    { area: files, lines: filesPane(progress, files, glyphs) },
    { area: details, lines: detailsPane(details, glyphs) },
  ];
  const fromLeft = drawn.sort((a, b) => a.area.x - b.area.x);
  const body = Array.from({ length: size.rows - 2 }, (_, row) =>
    fromLeft.flatMap(({ area, lines }) => lines[row + 1 - area.y] ?? []),
  );
  return [header, ...body];
}

/** As the explorer's, with `…` for what is known only when all is read. */
function headerLine({ image }: OpenedLayers, width: number, glyphs: Glyphs): Line {
  const figures = `${glyphs.ellipsis} ${glyphs.dot} ${plural(image.layers.length, 'layer')} `;
  const platform = shown(`   ${platformText(image.platform)}`, glyphs);
  const source = width >= wide ? `   ${shown(image.source, glyphs)}` : '';
  const left = ` ${fitMiddle(shown(image.reference, glyphs), Math.max(12, width - 40))}${platform}${source}`;
  return ends([span(left)], [span(figures)], width);
}

function layersPane(
  { image }: OpenedLayers,
  rows: readonly OpenedRow[],
  { width, height }: Area,
  title: Line,
  glyphs: Glyphs,
): readonly Line[] {
  const head: Line = [span(`    # ${'size'.padStart(sizeWidth)}${' '.repeat(barWidth + 2)}made by`, 'dim')];
  const body = [head, ...rows.slice(0, Math.max(0, height - 3)).map((row) => layerLine(row, width - 2, glyphs))];
  const position = `all ${glyphs.dot} ${plural(image.layers.length, 'layer')}`;
  const scroll = { top: 0, visible: height - 3, total: rows.length, skip: 1 };
  return framed({ width, height, focused: true, title, position, scroll, body }, glyphs);
}

function layerLine(row: OpenedRow, width: number, glyphs: Glyphs): Line {
  // mark, number, size and bar, with a space behind each of the last three
  const textAt = 1 + 4 + 1 + sizeWidth + 1 + barWidth + 1;
  const text = fit(shown(row.text, glyphs), width - textAt);
  const tone = row.state === 'waits' && row.what !== 'all' ? 'dim' : 'plain';
  if (row.what === 'step') return [span(' '.repeat(textAt)), span(text, tone)];
  const size = row.size === undefined ? glyphs.ellipsis : sizeText(row.size);
  const line: Line = [
    cursorMark(row.what === 'all', true, glyphs),
    span((row.what === 'all' ? 'all' : String(row.position)).padStart(4), tone),
    span(` ${size.padStart(sizeWidth)} `, row.state === 'read' ? 'plain' : 'dim'),
    stateSpan(row, glyphs),
    span(` ${text}`, tone),
  ];
  return row.what === 'all' ? inCursorRow(line) : line;
}

/** In the cells of the bar: a bar while the layer is read, words before and after. */
function stateSpan({ what, state, share }: OpenedRow, glyphs: Glyphs) {
  if (what === 'all') return span(' '.repeat(barWidth));
  if (state === 'reading') return span(bar(share, 1, barWidth, glyphs.ascii), 'bar');
  return span(state.padEnd(barWidth), 'dim');
}

function filesPane(progress: Progress, { width, height }: Area, glyphs: Glyphs): readonly Line[] {
  const share = shareText(progress);
  return framed(
    {
      width,
      height,
      focused: false,
      title: [span(titles.files)],
      ...(share === undefined ? {} : { state: [span(share)] }),
      body: [[], stageLine(progress, glyphs), amountLine(progress, glyphs)],
    },
    glyphs,
  );
}

function detailsPane({ width, height }: Area, glyphs: Glyphs): readonly Line[] {
  const body: readonly Line[] = [[span(' the image', 'strong')], [span(` ${glyphs.ellipsis}`, 'dim')]];
  return framed({ width, height, focused: false, title: [span(titles.details)], body }, glyphs);
}

function stageLine({ stage }: Progress, glyphs: Glyphs): Line {
  return [span(`   ${shown(stage, glyphs)}`)];
}

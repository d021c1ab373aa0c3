import type { Breakdown } from '../../app/comparing/comparing.ts';
import type { SummaryLine } from '../../app/comparing/summaryLine.ts';
import { narrow } from '../../app/layout.ts';
import { letters } from '../../model/sideName.ts';
import { sizeText } from '../../text/bytes.ts';
import { fit, fitEnd, fitMiddle, fitRight } from '../../text/fit.ts';
import { bar } from '../bar.ts';
import type { Glyphs } from '../glyphs.ts';
import { shown } from '../shown.ts';
import { sizeTone } from '../sizeTone.ts';
import { ends, type Line, type Span, span } from '../span.ts';

/** What all lines of the Summary have in common; borders not counted. */
export type SummaryDrawing = {
  readonly width: number;
  readonly binary: boolean;
  /** Bytes at which a bar is full. */
  readonly whole: number;
  readonly by: Breakdown;
  readonly glyphs: Glyphs;
};

const breakdowns: readonly Breakdown[] = ['package', 'folder', 'layer'];

/** The line behind the cell of the cursor mark. */
export function summaryLine(line: SummaryLine, drawing: SummaryDrawing): Line {
  const { glyphs } = drawing;
  switch (line.what) {
    case 'gap':
      return [];
    case 'sentence':
      return [span(`  ${fitEnd(shown(line.text, glyphs), drawing.width - 4)}`, line.tone ?? 'plain')];
    case 'head':
      return numberLine(
        '',
        letters.left,
        letters.right,
        'B compared with A',
        'the command that shows it',
        drawing,
        true,
      );
    case 'number':
      return numberLine(line.title, line.left, line.right, line.compared, line.command, drawing, false);
    case 'barHead':
      return barHead(line.bytes, drawing);
    case 'bar':
      return barLine(line, drawing);
  }
}

/** Cells of the table's columns; the command is left out where there is no room for it. */
type Columns = { readonly left: number; readonly right: number; readonly compared: number; readonly command: number };

const titleWidth = 22;

function columnsOf(width: number): Columns {
  const start = 3 + titleWidth;
  if (width + 2 < narrow) {
    const each = Math.max(8, Math.min(13, Math.floor((width - 26) / 4)));
    return { left: each, right: each, compared: Math.max(0, width - start - 2 * each - 4), command: 0 };
  }
  const [left, right] = width < 118 ? [14, 14] : [18, 20];
  const compared = 18 + Math.floor(Math.max(0, width - 118) / 3);
  return { left, right, compared, command: width - start - left - right - 3 - compared - 2 - 1 };
}

function numberLine(
  title: string,
  left: string,
  right: string,
  compared: string,
  command: string,
  drawing: SummaryDrawing,
  isHead: boolean,
): Line {
  const columns = columnsOf(drawing.width);
  const { glyphs } = drawing;
  const texts = [compared, command].map((text) => shown(text, glyphs));
  const value = (text: string, width: number): Span =>
    span(` ${fitRight(shown(text, glyphs), width - 1)}`, valueTone(text));
  return [
    span(`  ${fit(shown(title, glyphs), titleWidth)}`),
    isHead ? span(left.padStart(columns.left), 'leftName') : value(left, columns.left),
    isHead ? span(right.padStart(columns.right), 'rightName') : value(right, columns.right),
    span(`   ${fit(texts[0] ?? '', columns.compared)}`, isHead ? 'dim' : 'plain'),
    span(columns.command === 0 ? '' : `  ${fitEnd(texts[1] ?? '', columns.command)}`, 'dim'),
  ];
}

function valueTone(text: string): 'dim' | 'plain' {
  return text === '0 B' || text === '–' ? 'dim' : 'plain';
}

/** `what the 7.39 MB are`, and what `s` changes. */
function barHead(bytes: number, drawing: SummaryDrawing): Line {
  const { width, binary, by } = drawing;
  const what: Line = [span('  what the '), span(sizeText(Math.abs(bytes), binary), 'strong'), span(' are')];
  const ways = breakdowns.flatMap((each, i): Span[] => [
    span(i === 0 ? '' : ', ', 'dim'),
    span(each, each === by ? 'plain' : 'dim'),
  ]);
  return ends(what, [span('s', 'key'), span(': by ', 'dim'), ...ways, span('     ')], width - 1);
}

/** `OpenSSL             ███████      5.09 MB  68.9 %`; what B has less is said with its sign. */
function barLine(line: Extract<SummaryLine, { what: 'bar' }>, drawing: SummaryDrawing): Line {
  const { width, binary, whole, glyphs } = drawing;
  const barWidth = Math.max(4, width - (width + 2 < narrow ? 42 : 56));
  const size = Math.abs(line.bytes);
  const text = `${line.bytes < 0 ? '-' : ''}${sizeText(size, binary)}`;
  return [
    span(`  ${fit(fitMiddle(shown(line.title, glyphs), 19), 20)}`),
    span(bar(size, whole, barWidth, glyphs.ascii), 'bar'),
    span(text.padStart(binary ? 10 : 9), sizeTone(size, whole)),
    span(`  ${fitRight(shown(line.share, glyphs), 6)}`),
  ];
}

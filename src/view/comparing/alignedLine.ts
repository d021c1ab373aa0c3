import type { AlignedCell, AlignedRow } from '../../app/comparing/alignedRow.ts';
import { letters, type SideName } from '../../model/sideName.ts';
import { sizeText } from '../../text/bytes.ts';
import { fit, fitEnd } from '../../text/fit.ts';
import { plural } from '../../text/plural.ts';
import type { Glyphs } from '../glyphs.ts';
import { shown } from '../shown.ts';
import { sizeTone } from '../sizeTone.ts';
import { cutLine, type Line, span } from '../span.ts';
import { type Standing, signOf } from './signs.ts';

/** What all lines of the Layers tab have in common; borders not counted. */
export type AlignedDrawing = {
  readonly width: number;
  /** Cell of the sign. */
  readonly middle: number;
  /** Bytes of the largest layer. */
  readonly largest: number;
  readonly binary: boolean;
  readonly glyphs: Glyphs;
};

type Row<W extends AlignedRow['what']> = Extract<AlignedRow, { what: W }>;

export function alignedHead(drawing: AlignedDrawing): Line {
  const words = `  # ${'size'.padStart(sizeCells(drawing))}  made by`;
  return twoSides([span(words, 'dim')], span(' '), [span(words, 'dim')], drawing);
}

/** The line behind the cell of the cursor mark. */
export function alignedLine(row: AlignedRow, drawing: AlignedDrawing): Line {
  switch (row.what) {
    case 'layer':
    case 'step':
      return pairLine(row, drawing);
    case 'run':
      return runLine(row, drawing);
    case 'total':
      return row.title === 'both' ? bothLine(row.bytes, drawing) : totalLine(row, drawing);
    case 'gap':
      return [];
  }
}

/** A's part from cell 1 on, the sign, B's part two cells behind it: both look alike. */
function twoSides(left: Line, sign: Line[number], right: Line, { width, middle }: AlignedDrawing): Line {
  return [
    ...cutLine(left, 0, middle - 2),
    span(' '),
    sign,
    span('  '),
    ...cutLine(right, 0, Math.max(0, width - middle - 3)),
  ];
}

function pairLine(row: Row<'layer' | 'step'>, drawing: AlignedDrawing): Line {
  const { width, middle, glyphs } = drawing;
  const sign = row.what === 'step' ? span(' ') : signOf(standing(row), glyphs);
  const left = cellLine(row.left, middle - 2, drawing);
  return twoSides(left, sign, cellLine(row.right, Math.max(0, width - middle - 3), drawing), drawing);
}

function standing({ match, left }: Row<'layer' | 'step'>): Standing {
  if (match === 'shared') return 'shared';
  if (match === 'content') return 'moved-same';
  if (match === 'instruction') return 'different';
  return left === undefined ? 'only-right' : 'only-left';
}

/** `  1 33.7 kB  hello-static 1.0`; steps have only their text. */
function cellLine(cell: AlignedCell | undefined, width: number, drawing: AlignedDrawing): Line {
  if (cell === undefined) return [];
  const { position, size } = cell;
  const sizeWidth = sizeCells(drawing);
  return [
    span(`${position === undefined ? '   ' : String(position).padStart(3)} `),
    span(
      (size === undefined ? '' : sizeText(size, drawing.binary)).padStart(sizeWidth),
      sizeTone(size ?? 0, drawing.largest),
    ),
    span(`  ${fit(shown(cell.text, drawing.glyphs), Math.max(0, width - 6 - sizeWidth))}`),
  ];
}

/** `…  7 layers more, all shared`, on both sides; the right one has the key. */
function runLine({ layers, claimed }: Row<'run'>, drawing: AlignedDrawing): Line {
  const { width, middle, glyphs } = drawing;
  const text = `    ${glyphs.ellipsis}  ${plural(layers, 'layer')} more, all ${claimed ? 'claimed' : 'shared'}`;
  const key: Line = [span(glyphs.arrow, 'key'), span(' shows them', 'dim')];
  const room = width - middle - 3 - 16;
  const right: Line = room > text.length ? [...cutLine([span(text, 'dim')], 0, room), ...key] : [span(text, 'dim')];
  return twoSides([span(text, 'dim')], signOf('shared', glyphs), right, drawing);
}

/** `shared  1.98 MB   9 layers` beside B's with the remark. */
function totalLine(
  row: Extract<Row<'total'>, { title: 'shared' | 'claimed' | 'only' }>,
  drawing: AlignedDrawing,
): Line {
  const { glyphs } = drawing;
  const count = row.title !== 'only' && row.layers.left > 0 ? plural(row.layers.left, 'layer') : '';
  const remark = shown(row.remark, glyphs);
  return twoSides(figure(row, 'left', count, drawing), span(' '), figure(row, 'right', remark, drawing), drawing);
}

function figure(
  row: Extract<Row<'total'>, { title: 'shared' | 'claimed' | 'only' }>,
  side: SideName,
  remark: string,
  drawing: AlignedDrawing,
): Line {
  const title = row.title === 'only' ? `only ${letters[side]}` : row.title;
  const size = sizeText(row[side], drawing.binary).padStart(sizeCells(drawing));
  const room = Math.max(0, drawing.width - drawing.middle - 3 - 15 - size.length);
  return [
    span(`    ${title.padEnd(6)}${title.length > 6 ? ' ' : '  '}`, 'dim'),
    span(size, row[side] === 0 ? 'dim' : 'strong'),
    span(`   ${fitEnd(remark, room)}`, 'dim'),
  ];
}

function bothLine(bytes: number, { binary }: AlignedDrawing): Line {
  return [
    span('    both on one host: ', 'dim'),
    span(sizeText(bytes, binary), 'strong'),
    span(' (docker system df)', 'dim'),
  ];
}

function sizeCells({ binary }: AlignedDrawing): number {
  return binary ? 8 : 7;
}

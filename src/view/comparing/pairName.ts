import type { PairRow, PairSide } from '../../app/comparing/pairRow.ts';
import type { TreeRow } from '../../app/row.ts';
import type { SideName } from '../../model/sideName.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Matches } from '../matched.ts';
import { nameLine } from '../panes/name.ts';
import type { Line } from '../span.ts';

/** The name of one side of a pair as the explorer draws it: guides, fold mark, name, target; at most `width` cells. */
export function pairName(
  row: PairRow,
  side: SideName,
  what: PairSide,
  width: number,
  matches: Matches,
  glyphs: Glyphs,
): Line {
  return nameLine(treeRowOf(row, side, what), width, matches, glyphs);
}

/** The path of one side, latin1: a row's key has both. */
export function sidePath(row: PairRow, side: SideName): string {
  return row.key.split('\0')[side === 'left' ? 0 : 1] ?? '';
}

/** One side of a pair is a row of a tree; sign and counts stand in columns of their own. */
function treeRowOf(row: PairRow, side: SideName, { what, names, target }: PairSide): TreeRow {
  const { depth, open, members } = row;
  return {
    key: sidePath(row, side),
    node: 0,
    depth,
    what,
    names,
    class: 'unchanged',
    hidden: false,
    ...(open === undefined ? {} : { open }),
    ...(target === undefined ? {} : { target }),
    ...(members === undefined ? {} : { members }),
  };
}

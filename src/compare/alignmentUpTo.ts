import type { Tree } from '../layers/tree.ts';
import type { LayerAlignment } from './alignLayers.ts';

type End = Pick<Tree, 'stack' | 'position'>;

/** An alignment as far as two trees: a layer behind its end is none of the image, and nobody shares it. */
export function alignmentUpTo(alignment: LayerAlignment, left: End, right: End): LayerAlignment {
  if (left.position === left.stack.indexes.length && right.position === right.stack.indexes.length) return alignment;
  const before = (end: number, position: number | null): number | null =>
    position !== null && position <= end ? position : null;
  const rows = alignment.rows.flatMap((row) => {
    const ends = { left: before(left.position, row.left), right: before(right.position, row.right) };
    if (ends.left === null && ends.right === null) return [];
    return [{ ...ends, match: ends.left === null || ends.right === null ? null : row.match }];
  });
  const shared = rows.filter(({ match }) => match === 'shared');
  const bytes = shared.reduce((sum, row) => sum + left.stack.indexes[row.left! - 1]!.bytes, 0);
  return { rows, shared: { layers: shared.length, bytes } };
}

import type { Stack } from '../layers/stack.ts';
import type { LayerAlignment } from './alignLayers.ts';
import type { LayerRow } from './layerMatches.ts';

/** Sources whose images name layers that an engine has unpacked and checked itself: `docker (context default)`. */
const engine = /^(?:docker|podman) \(/i;

/**
 * Whether layers of one diff id are called shared by the images alone: a diff id is a claim, unless both layers were
 * read as the same bytes of one file, or one engine has both images.
 */
export function isClaimed({ rows }: Pick<LayerAlignment, 'rows'>, left: Stack, right: Stack): boolean {
  if (left.image.source === right.image.source && engine.test(left.image.source)) return false;
  return rows.some((row) => row.match === 'shared' && !isReadOnce(row, left, right));
}

/** An index of a layer that was read once has the columns of the other one. */
function isReadOnce({ left: ours, right: theirs }: LayerRow, left: Stack, right: Stack): boolean {
  return left.indexes[(ours ?? 0) - 1]?.names === right.indexes[(theirs ?? 0) - 1]?.names;
}

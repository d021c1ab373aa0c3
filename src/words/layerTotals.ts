import { type ComparisonInput, isOnlyClaimed } from '../analysis/comparisonFacts.ts';
import { shippedSize } from '../analysis/imageSize.ts';
import type { Tree } from '../layers/tree.ts';
import type { SideName } from '../model/sideName.ts';
import { plural } from '../text/plural.ts';

/** What two images share as `docker system df` counts it. Bytes; remarks in words. */
export type LayerTotals = {
  /** `claimed` where only the images say that layers are the same. */
  readonly shared: {
    readonly title: 'shared' | 'claimed';
    readonly layers: number;
    readonly bytes: number;
    readonly remark: string;
  };
  readonly own: { readonly left: number; readonly right: number; readonly remark: string };
  readonly onHost: number;
};

type TotalsInput = Pick<ComparisonInput, 'verified' | 'layers'> & {
  readonly comparison: { readonly left: Tree; readonly right: Tree };
};

/** Of an alignment that goes as far as the trees of the comparison. */
export function layerTotals(input: TotalsInput): LayerTotals {
  const { rows, shared } = input.layers;
  const { left, right } = input.comparison;
  const alone = (side: SideName): number => rows.filter((row) => row[side] !== null && row.match !== 'shared').length;
  const own = { left: sizeOf(left) - shared.bytes, right: sizeOf(right) - shared.bytes };
  return {
    shared: {
      ...shared,
      title: isOnlyClaimed(input) ? 'claimed' : 'shared',
      remark: sharedRemark(shared.layers, alone('left'), alone('right')),
    },
    own: { ...own, remark: loadRemark(shared.layers, alone('right')) },
    onHost: shared.bytes + own.left + own.right,
  };
}

function sizeOf({ stack, position }: Tree): number {
  return shippedSize({ indexes: stack.indexes.slice(0, position) });
}

function sharedRemark(shared: number, left: number, right: number): string {
  if (shared === 0) return 'no layer has the same diff id';
  const layers = plural(shared, 'layer');
  if (left === 0 && right === 0) return `${layers}, all of both`;
  if (left === 0) return `${layers}, the whole of A`;
  return right === 0 ? `${layers}, the whole of B` : layers;
}

function loadRemark(shared: number, more: number): string {
  if (more === 0) return 'a host that has A has all of B';
  return shared === 0 ? 'a host that has A loads all of B' : `a host that has A downloads ${plural(more, 'layer')}`;
}

import type { Stack } from '../layers/stack.ts';
import type { EqualAcross } from './imageEquality.ts';

/** Why two layers stand in one row: the same diff id, other diff ids but the same files' contents, the same instruction. */
export type LayerMatch = 'shared' | 'content' | 'instruction';

/** Positions from 1; null where the side has no such layer. `match` is null for a layer that stands alone. */
export type LayerRow = {
  readonly left: number | null;
  readonly right: number | null;
  readonly match: LayerMatch | null;
};

export type LayerAlignment = {
  readonly rows: readonly LayerRow[];
  /** Layers with the same diff id on both sides, and the bytes of their files. */
  readonly shared: { readonly layers: number; readonly bytes: number };
};

export declare function alignLayers(left: Stack, right: Stack, equal: EqualAcross): LayerAlignment;

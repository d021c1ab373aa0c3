import type { LayerMatch } from '../../compare/layerMatches.ts';

/** A layer of one side, or one of its steps. Text raw, without noise. */
export type AlignedCell = {
  /** Absent for a step. */
  readonly position?: number;
  readonly size?: number;
  readonly text: string;
};

/**
 * One line of the Layers tab. The cursor stands on `layer` and `run` lines; `step` lines belong to the layer above, and
 * the `total` lines stand below all.
 */
export type AlignedRow =
  | {
      readonly what: 'layer' | 'step';
      /** Of both layers, or of the one that is there: `L3`, `R1`, `L1R2`; steps carry their layer's. */
      readonly key: string;
      readonly match: LayerMatch | null;
      readonly left?: AlignedCell;
      readonly right?: AlignedCell;
    }
  /** Shared layers that follow each other, folded: `7 layers more, all shared`. */
  | {
      readonly what: 'run';
      readonly key: string;
      readonly layers: number;
      readonly bytes: number;
      /** Only the images say that these are the same. */
      readonly claimed: boolean;
    }
  | { readonly what: 'gap' }
  /** `shared` (`claimed`: by the images alone), `only`: figure of each side with a remark (raw) at its right; `both`: the bytes of both on one host. */
  | {
      readonly what: 'total';
      readonly title: 'shared' | 'claimed' | 'only';
      readonly left: number;
      readonly right: number;
      readonly layers: { readonly left: number; readonly right: number };
      readonly remark: string;
    }
  | { readonly what: 'total'; readonly title: 'both'; readonly bytes: number };

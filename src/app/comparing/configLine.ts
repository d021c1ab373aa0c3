import type { PairClass } from '../../compare/imageComparison.ts';

/** One line of the Config tab. Texts raw. The cursor stands on `run` and `field` lines. */
export type ConfigLine =
  | {
      readonly what: 'run' | 'field';
      readonly key: string;
      readonly title: string;
      readonly class: PairClass;
      /** `–` where the side has none; `remark` says what that means: `(root)`, `(comes in place of Cmd; A has no x)`. */
      readonly left: ConfigCell;
      readonly right: ConfigCell;
    }
  | { readonly what: 'gap' }
  /** Fields that neither config has: `ports · volumes · labels`. */
  | { readonly what: 'unset'; readonly fields: readonly string[] };

export type ConfigCell = { readonly text: string; readonly remark?: string };

import type { ConfigWords } from '../../words/configRows.ts';

/** One line of the Config tab. Texts raw. The cursor stands on `run` and `field` lines. */
export type ConfigLine =
  | ({ readonly what: 'run' | 'field' } & ConfigWords)
  | { readonly what: 'gap' }
  /** Fields that neither config has: `ports · volumes · labels`. */
  | { readonly what: 'unset'; readonly fields: readonly string[] };

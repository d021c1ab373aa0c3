import type { PackageKind } from '../../analysis/packages/packageReport.ts';
import type { Breakdown, Tab } from './comparing.ts';

/** One line of the Summary, sentences already broken to the width of the pane. Texts raw, latin1 names readable. */
export type SummaryLine =
  | { readonly what: 'sentence'; readonly text: string; readonly tone?: 'dim' }
  | { readonly what: 'gap' }
  /** The heads of the columns of numbers. */
  | { readonly what: 'head' }
  | {
      readonly what: 'number';
      readonly title: string;
      readonly left: string;
      readonly right: string;
      /** B compared with A. */
      readonly compared: string;
      /** The command that shows it. */
      readonly command: string;
      readonly goes?: Tab;
    }
  /** `what the 7.39 MB are`; `by` is what `s` changes. */
  | { readonly what: 'barHead'; readonly bytes: number; readonly by: Breakdown }
  | {
      readonly what: 'bar';
      readonly title: string;
      /** What the right has more; less than nothing where it has less. */
      readonly bytes: number;
      /** Of the largest bar: 0 … 1. */
      readonly part: number;
      readonly share: string;
      readonly goes: Tab;
      readonly about?: BarPlace;
    };

/** What a bar is about: a pair of Files, a layer of one side (`L1`, `R2`), packages of one origin (latin1). */
export type BarPlace =
  | { readonly pair: number }
  | { readonly layer: string }
  | { readonly kind: PackageKind; readonly origin: string };

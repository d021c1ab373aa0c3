import type { PairLineId } from '../action.ts';
import { imageComparisonOf } from './compared.ts';
import type { Comparing } from './comparing.ts';

/** A line of `t` in a comparison. */
export type PairShowLine = {
  readonly id: PairLineId;
  /** The letter that toggles it. */
  readonly key: string;
  readonly text: string;
  readonly on: boolean;
  /** Paths of the class, so that nobody toggles into an empty list. */
  readonly count?: number;
  /** Stands apart from the line above. */
  readonly gap: boolean;
};

const classLines = [
  ['only-left', 'a', 'only in A'],
  ['only-right', 'b', 'only in B'],
  ['different', 'd', 'different'],
  ['moved-same', 'm', 'the same bytes elsewhere'],
  ['same', 'u', 'the same'],
] as const;

export function pairShowLines(comparing: Comparing): readonly PairShowLine[] {
  const { files } = comparing;
  const counts = imageComparisonOf(comparing).counts(0);
  const classes = classLines.map(([id, key, text]): PairShowLine => {
    const on = id === 'same' ? !files.differencesOnly : files.shown.has(id);
    return { id, key, text, on, count: counts[id], gap: false };
  });
  return [
    ...classes,
    { id: 'farms', key: 'f', text: 'link farms as one row', on: files.farms, gap: true },
    { id: 'binarySizes', key: 'i', text: 'sizes in KiB, not kB', on: files.binarySizes, gap: false },
  ];
}

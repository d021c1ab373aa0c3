import type { ShowLineId } from './action.ts';
import { comparisonOf, isAllNew, showsAttributes } from './selectors.ts';
import type { Browsing, FilesPane, State } from './state.ts';

/** A line of `t`. */
export type ShowLine = {
  readonly id: ShowLineId;
  /** The letter that toggles it. */
  readonly key: string;
  /** The sign of a class; empty for the rest. */
  readonly sign: string;
  readonly text: string;
  readonly on: boolean;
  /** Paths of the class below the root, so that nobody toggles into an empty list. */
  readonly count?: number;
  /** Whether toggling shows: where everything is new there are no classes. */
  readonly works: boolean;
  /** Stands apart from the line above. */
  readonly gap: boolean;
};

type ClassLine = Exclude<ShowLineId, 'attributes' | 'farms' | 'steps' | 'binarySizes'>;

const classLines: readonly (readonly [id: ClassLine, key: string, sign: string, text: string])[] = [
  ['added', 'a', '+', 'added'],
  ['modified', 'm', '~', 'changed'],
  ['removed', 'r', '-', 'removed'],
  ['touched', 'g', '=', 'shipped again'],
  ['unchanged', 'u', '', 'unchanged'],
];

/** The lines of `t` with their counts. */
export function showLines(state: State, browsing: Browsing): readonly ShowLine[] {
  const counts = comparisonOf(browsing).counts(0);
  const works = !isAllNew(browsing);
  const classes = classLines.map(([id, key, sign, text]) => {
    return { id, key, sign, text, on: isShown(browsing.files, id), count: counts[id], works, gap: false };
  });
  const { farms, binarySizes } = browsing.files;
  const attributes = showsAttributes(state, browsing);
  const other = { sign: '', works: true, gap: false };
  return [
    ...classes,
    { ...other, id: 'attributes', key: 'b', text: 'mode and owner', on: attributes, gap: true },
    { ...other, id: 'farms', key: 'f', text: 'link farms as one row', on: farms },
    { ...other, id: 'steps', key: 'i', text: 'steps without a layer', on: browsing.layers.steps },
    { ...other, id: 'binarySizes', key: 'k', text: 'sizes in KiB, not kB', on: binarySizes },
  ];
}

function isShown({ changesOnly, shown }: FilesPane, id: ClassLine): boolean {
  return id === 'unchanged' ? !changesOnly : shown.has(id);
}

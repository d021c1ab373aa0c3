import type { PairClass } from '../../compare/imageComparison.ts';
import type { PairLineId } from '../action.ts';
import type { State } from '../state.ts';
import { type Step, stay } from '../step.ts';
import type { Breakdown, Comparing, PairSort } from './comparing.ts';
import { pairShowLines } from './pairShowLines.ts';
import { isListName, withComparing, withList, withPairs } from './withComparing.ts';

/** `c`: only what differs, or everything. */
export function toggleDifferences(state: State, comparing: Comparing): Step | undefined {
  const { tab } = comparing;
  if (tab === 'summary') return undefined;
  const differencesOnly = !comparing[tab].differencesOnly;
  const change = { differencesOnly };
  return stay(withComparing(state, tab === 'files' ? withPairs(comparing, change) : withList(comparing, tab, change)));
}

/** A line of `t`. */
export function togglePairs(state: State, comparing: Comparing, line: PairLineId): Step {
  const { files } = comparing;
  switch (line) {
    case 'same':
      return stay(withComparing(state, withPairs(comparing, { differencesOnly: !files.differencesOnly })));
    case 'farms':
      return stay(withComparing(state, withPairs(comparing, { farms: !files.farms })));
    case 'binarySizes':
      return stay(withComparing(state, withPairs(comparing, { binarySizes: !files.binarySizes })));
    default:
      return stay(withComparing(state, withPairs(comparing, { shown: toggled(files.shown, line) })));
  }
}

function toggled(shown: ReadonlySet<PairClass>, one: PairClass): ReadonlySet<PairClass> {
  const next = new Set(shown);
  if (!next.delete(one)) next.add(one);
  return next;
}

/** Space in `t`. */
export function togglePairChosen(state: State, comparing: Comparing): Step {
  const { overlay } = comparing;
  const line = overlay?.kind === 'show' ? pairShowLines(comparing)[overlay.cursor] : undefined;
  return line === undefined ? stay(state) : togglePairs(state, comparing, line.id);
}

const nextSort: { readonly [S in PairSort]: PairSort } = {
  difference: 'left',
  left: 'right',
  right: 'name',
  name: 'difference',
};
const nextBreakdown: { readonly [B in Breakdown]: Breakdown } = {
  package: 'folder',
  folder: 'layer',
  layer: 'package',
};

/** `s`: what the open tab is sorted by; in the Summary what the bars tell. Undefined where rows have one order. */
export function sortTab(state: State, comparing: Comparing): Step | undefined {
  const { tab, files, summary, packages } = comparing;
  if (tab === 'files') return stay(withComparing(state, withPairs(comparing, { sort: nextSort[files.sort] })));
  if (tab === 'summary') {
    const by = nextBreakdown[summary.by];
    return stay(withComparing(state, { ...comparing, summary: { ...summary, by } }));
  }
  if (tab !== 'packages') return undefined;
  const sort = packages.sort === 'usual' ? 'name' : 'usual';
  return stay(withComparing(state, withList(comparing, tab, { sort })));
}

/** `S`. */
export function reverseTab(state: State, comparing: Comparing): Step | undefined {
  const { tab, files, packages } = comparing;
  if (tab === 'files') return stay(withComparing(state, withPairs(comparing, { reversed: !files.reversed })));
  if (tab !== 'packages') return undefined;
  return stay(withComparing(state, withList(comparing, tab, { reversed: !packages.reversed })));
}

/** `→` or Enter on a run of layers or of small packages. Undefined where there is nothing to unfold. */
export function toggleListRow(comparing: Comparing, key: string): Comparing | undefined {
  const { tab } = comparing;
  if (!isListName(tab)) return undefined;
  const unfolded = new Set(comparing[tab].unfolded);
  if (!unfolded.delete(key)) unfolded.add(key);
  return withList(comparing, tab, { unfolded });
}

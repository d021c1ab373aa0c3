import { sizeText } from '../../text/bytes.ts';
import { plural } from '../../text/plural.ts';
import { upDown, type Words } from '../footerWords.ts';
import { narrow } from '../layout.ts';
import { isLooking, lookingText } from '../rows/listed.ts';
import type { State } from '../state.ts';
import { alignedRowsOf } from './alignedRows.ts';
import { imageComparisonOf } from './compared.ts';
import type { Comparing } from './comparing.ts';
import { listCursor } from './listCursor.ts';
import { listRowsOf } from './listRows.ts';
import { packageRowsOf } from './packageRows.ts';
import { pairCursorRow, pairRowsOf } from './pairRows.ts';
import { kindsOf } from './rows/pairOptions.ts';
import { hasTwoColumns } from './selectors.ts';
import { summaryLinesOf } from './summaryLines.ts';

const ends: Words = [['end.right.below', 'end.right.above'], 'where B ends'];
const otherTabs: Words = [['tab.summary', 'tab.config'], 'tabs'];

/** The keys that matter in the open tab, most important first. */
export function comparingWords(state: State, comparing: Comparing): readonly Words[] {
  switch (comparing.tab) {
    case 'summary':
      return [
        [upDown, 'line'],
        [['pair.open'], 'goes there'],
        ...(hasBars(state, comparing) ? [[['sort.by'], 'other bars'] as const] : []),
        [['pair.swap'], 'swap A and B'],
        otherTabs,
      ];
    case 'files':
      return filesWords(state, comparing);
    case 'layers':
      return [...openWords(comparing), ...signs, [['filter.type'], 'filter'], ends, otherTabs];
    case 'packages':
      return [
        ...openWords(comparing),
        [['sort.by'], 'sort'],
        [['show.changes'], allOrDifferences],
        [['filter.type'], 'filter'],
        otherTabs,
      ];
    case 'config':
      return [
        [upDown, 'move'],
        [['show.changes'], allOrDifferences],
        [['pair.open'], 'whole value'],
        [['filter.type'], 'filter'],
        otherTabs,
      ];
  }
}

const allOrDifferences = 'all/differences';

/** What the signs between layers mean: no keys. */
const signs: readonly Words[] = [
  [[], 'shared', '='],
  [[], 'same files, other layer', '≡'],
  [[], 'only A', '<'],
  [[], 'only B', '>'],
];

/** Moving, and what Enter does: nothing where there is no row. */
function openWords(comparing: Comparing): readonly Words[] {
  if (comparing.tab !== 'layers' && comparing.tab !== 'packages') return [];
  if (listCursor(comparing, comparing.tab) === undefined) return [];
  return [
    [upDown, 'move'],
    [['pair.open'], isOnFold(comparing) ? 'unfold' : 'its files'],
  ];
}

function hasBars(state: State, comparing: Comparing): boolean {
  return summaryLinesOf(state, comparing).some(({ what }) => what === 'bar');
}

function filesWords(state: State, comparing: Comparing): readonly Words[] {
  const { files } = comparing;
  const isNarrow = state.size.columns < narrow;
  return [
    [upDown, 'move'],
    ...(pairRowsOf(comparing).length > 1 ? [[['fold.open', 'fold.close'], 'fold'] as const] : []),
    [['change.next'], files.filter === '' ? 'next difference' : 'next hit'],
    ...(isNarrow ? [otherTabs] : [[['show.changes'], allOrDifferences] as const]),
    [['pair.columns'], hasTwoColumns(state, comparing) ? 'one column' : 'two columns'],
    [['filter.type'], 'filter'],
    ...enterWords(comparing),
    ...(isNarrow ? [[['show.changes'], allOrDifferences] as const] : [otherTabs]),
    [['sort.by'], 'sort'],
    [['show.what'], 'what to show'],
    [['pair.swap'], 'swap A and B'],
    ends,
  ];
}

/** The cursor is on a row that stands for several: shared layers, small packages. */
function isOnFold(comparing: Comparing): boolean {
  const { tab } = comparing;
  if (tab !== 'layers' && tab !== 'packages') return false;
  const cursor = listCursor(comparing, tab);
  if (tab === 'layers') return alignedRowsOf(comparing).some((row) => row.what === 'run' && row.key === cursor);
  return packageRowsOf(comparing).rows.some(({ what, key }) => what === 'rest' && key === cursor);
}

function enterWords(comparing: Comparing): readonly Words[] {
  const row = pairCursorRow(comparing);
  if (row === undefined || row.open !== undefined || row.counts !== undefined) return [];
  if (row.partner !== undefined) return [[['pair.open'], 'partner']];
  const { left, right } = kindsOf(imageComparisonOf(comparing), row.pair);
  const isLink = left === 'symlink' || right === 'symlink';
  return [[['pair.open'], isLink ? 'follow' : 'see both']];
}

/** What the filter of the open tab finds: `21 of 527 paths · A 0 B · B 913 kB`. */
export function pairFoundText(comparing: Comparing): string {
  const { tab, files } = comparing;
  if (tab === 'summary') return '';
  if (tab !== 'files') return plural(listRowsOf(comparing, tab).filter((key) => key !== undefined).length, 'row');
  if (isLooking(files)) return lookingText;
  const { matched } = pairRowsOf(comparing);
  if (matched === undefined) return '';
  const found = `${matched.paths} of ${plural(matched.of, 'path')}`;
  if (matched.paths === 0) return found;
  const [left, right] = [matched.left, matched.right].map((bytes) => sizeText(bytes, files.binarySizes));
  return `${found} · A ${left} · B ${right}`;
}

import { sizeText } from '../../text/bytes.ts';
import { plural } from '../../text/plural.ts';
import type { State } from '../state.ts';
import { alignedRowsOf } from './alignedRows.ts';
import type { Comparing } from './comparing.ts';
import { listRowsOf } from './listRows.ts';
import { packageRowsOf } from './packageRows.ts';
import { pairCursorRow, pairRowsOf } from './pairRows.ts';
import { hasTwoColumns } from './selectors.ts';

/** What a footer says of some commands, by id. */
type Words = readonly [ids: readonly string[], title: string];

const upDown = ['row.up', 'row.down'];
const ends: Words = [['end.right.below', 'end.right.above'], 'where B ends'];
const otherTabs: Words = [['tab.summary', 'tab.config'], 'tabs'];

/** The keys that matter in the open tab, most important first. */
export function comparingWords(state: State, comparing: Comparing): readonly Words[] {
  switch (comparing.tab) {
    case 'summary':
      return [
        [upDown, 'line'],
        [['pair.open'], 'goes there'],
        [['sort.by'], 'other bars'],
        [['pair.swap'], 'swap A and B'],
        otherTabs,
      ];
    case 'files':
      return filesWords(state, comparing);
    case 'layers':
      return [
        [upDown, 'move'],
        [['pair.open'], isOnFold(comparing) ? 'unfold' : 'its files'],
        [['filter.type'], 'filter'],
        ends,
        otherTabs,
      ];
    case 'packages':
      return [
        [upDown, 'move'],
        [['pair.open'], isOnFold(comparing) ? 'unfold' : 'its files'],
        [['sort.by'], 'sort'],
        [['show.changes'], changesWord(comparing)],
        [['filter.type'], 'filter'],
        otherTabs,
      ];
    case 'config':
      return [
        [upDown, 'move'],
        [['show.changes'], changesWord(comparing)],
        [['pair.open'], 'whole value'],
        [['filter.type'], 'filter'],
        otherTabs,
      ];
  }
}

function filesWords(state: State, comparing: Comparing): readonly Words[] {
  const { files } = comparing;
  return [
    [upDown, 'move'],
    [['fold.open', 'fold.close'], 'fold'],
    [['change.next'], files.filter === '' ? 'next difference' : 'next hit'],
    [['show.changes'], changesWord(comparing)],
    [['pair.columns'], hasTwoColumns(state, comparing) ? 'one column' : 'two columns'],
    [['filter.type'], 'filter'],
    ...enterWords(comparing),
    otherTabs,
    [['sort.by'], 'sort'],
    [['show.what'], 'what to show'],
    [['pair.swap'], 'swap A and B'],
    ends,
  ];
}

/** The cursor is on a row that stands for several: shared layers, small packages. */
function isOnFold(comparing: Comparing): boolean {
  const { tab, layers, packages } = comparing;
  if (tab === 'layers') return alignedRowsOf(comparing).some((row) => row.what === 'run' && row.key === layers.cursor);
  return packageRowsOf(comparing).rows.some(({ what, key }) => what === 'rest' && key === packages.cursor);
}

function changesWord(comparing: Comparing): string {
  const { tab } = comparing;
  return tab !== 'summary' && comparing[tab].differencesOnly ? 'all' : 'only differences';
}

function enterWords(comparing: Comparing): readonly Words[] {
  const row = pairCursorRow(comparing);
  if (row === undefined || row.open !== undefined || row.counts !== undefined) return [];
  if (row.partner !== undefined) return [[['pair.open'], 'partner']];
  const isLink = row.left?.what === 'link' || row.right?.what === 'link';
  return [[['pair.open'], isLink ? 'follow' : 'see both']];
}

/** What the filter of the open tab finds: `21 of 527 paths · A 0 B · B 913 kB`. */
export function pairFoundText(comparing: Comparing): string {
  const { tab, files } = comparing;
  if (tab === 'summary') return '';
  if (tab !== 'files') return plural(listRowsOf(comparing, tab).filter((key) => key !== undefined).length, 'row');
  const { matched } = pairRowsOf(comparing);
  if (matched === undefined) return '';
  const found = `${matched.paths} of ${plural(matched.of, 'path')}`;
  if (matched.paths === 0) return found;
  const [left, right] = [matched.left, matched.right].map((bytes) => sizeText(bytes, files.binarySizes));
  return `${found} · A ${left} · B ${right}`;
}

import { sizeText } from '../text/bytes.ts';
import { plural } from '../text/plural.ts';
import { type Command, keyLabel, works } from './command.ts';
import { commands } from './commands.ts';
import type { Comparing } from './comparing/comparing.ts';
import { comparingWords, pairFoundText } from './comparing/comparingWords.ts';
import { pairRowsOf } from './comparing/pairRows.ts';
import { pairQuery } from './comparing/update-filter.ts';
import { readSide } from './comparing/update-meanwhile.ts';
import { narrow } from './layout.ts';
import { isLooking, lookingText } from './rows/listed.ts';
import { cursorRow, isAllNew, layerRowsOf, rowsOf } from './selectors.ts';
import type { Browsing, Notice, State } from './state.ts';
import { isSymlink } from './update-jump.ts';
import { stepBack } from './update-overlays.ts';
import { type Where, whereIs } from './where.ts';

/** Keys and what they do here: `↑↓` `layer`. Without keys it is a remark. */
export type Hint = { readonly keys: string; readonly title: string };

/** The last line: the few keys that matter, most important first; or an answer; or what is being typed. */
export type Footer =
  | { readonly kind: 'hints'; readonly hints: readonly Hint[]; readonly always: readonly Hint[] }
  | {
      readonly kind: 'notice';
      /** Raw: may quote an archive. */
      readonly text: string;
      readonly tone: Notice['tone'];
      readonly hints: readonly Hint[];
      readonly always: readonly Hint[];
    }
  | { readonly kind: 'input'; readonly query: string; readonly found: string; readonly hints: readonly Hint[] };

/** What a footer says of some commands, by id; without ids of a sign. */
type Words = readonly [ids: readonly string[], title: string, sign?: string];

const byId: ReadonlyMap<string, Command> = new Map(commands.map((command) => [command.id, command]));

/** The footer of the place where one is. */
export function footerOf(state: State): Footer {
  const { screen, notice } = state;
  const where = whereIs(state);
  const always = hintsOf(state, alwaysIn(state, where));
  if (screen.kind === 'browsing' && where === 'filter') {
    const query = screen.typing?.pane === 'layers' ? screen.layers.filter : screen.files.filter;
    return { kind: 'input', query, found: foundText(screen), hints: hintsOf(state, filterWords(screen)) };
  }
  if (screen.kind === 'comparing' && where === 'filter')
    return {
      kind: 'input',
      query: pairQuery(screen) ?? '',
      found: pairFoundText(screen),
      hints: hintsOf(state, pairFilterWords(screen)),
    };
  if (notice?.tone === 'problem')
    return { kind: 'notice', ...notice, hints: hintsOf(state, [[['problems.open'], 'shows them']]), always };
  if (notice !== undefined) return { kind: 'notice', ...notice, hints: [], always };
  const remark = remarks[where];
  const back = bothWords(state);
  const hints = hintsOf(state, [
    ...back,
    ...wordsIn(state, where).filter(([[id]]) => back.length === 0 || id !== 'step.back'),
  ]);
  return { kind: 'hints', hints: remark === undefined ? hints : [{ keys: '', title: remark }, ...hints], always };
}

/** While one image is looked at and the other one opened: the way back. */
function bothWords(state: State): readonly Words[] {
  const { opening, screen } = state;
  if (opening === undefined || screen.kind !== 'browsing' || stepBack(state, screen) !== undefined) return [];
  return [[['step.back'], opening.loaded === undefined ? 'both images' : 'compare them']];
}

/** Only what does something in this state, so that nobody is sent to a key that answers nothing. */
function hintsOf(state: State, words: readonly Words[]): readonly Hint[] {
  return words.flatMap(([ids, title, sign]) => {
    if (sign !== undefined) return [{ keys: sign, title }];
    const rows = ids.flatMap((id) => byId.get(id) ?? []).filter((row) => works(row, state));
    return rows.length === 0 ? [] : [{ keys: joined(rows.map((row) => keyLabel(row.keys[0] ?? ''))), title }];
  });
}

/** `↑↓`, `[]`; the first and the last of numbered keys as a range: `1-5`. */
function joined(labels: readonly string[]): string {
  return labels.join(labels.every((label) => /^\d$/.test(label)) ? '-' : '');
}

const remarks: { readonly [W in Where]?: string } = {
  help: 'Type to find a key',
  find: 'Type to narrow',
  second: 'Type a name or a path',
  show: 'A letter or Space toggles',
  'pair-show': 'A letter or Space toggles',
};

const upDown = ['row.up', 'row.down'];

function filterWords(screen: Browsing): readonly Words[] {
  const isEmpty = screen.typing?.pane === 'files' && rowsOf(screen).length === 0;
  return [...(isEmpty ? [] : [[upDown, 'row'] as const]), [['filter.keep'], 'keep'], [['popup.back'], 'clear']];
}

function pairFilterWords(screen: Comparing): readonly Words[] {
  const isEmpty = screen.tab === 'files' && pairRowsOf(screen).length === 0;
  return [...(isEmpty ? [] : [[upDown, 'row'] as const]), [['filter.keep'], 'keep'], [['popup.back'], 'clear']];
}

function wordsIn(state: State, where: Where): readonly Words[] {
  const { screen } = state;
  if (screen.kind === 'comparing' && screen.overlay === undefined && where !== 'too-small')
    return comparingWords(state, screen);
  switch (where) {
    case 'picking':
      return [
        [upDown, 'image'],
        [['picking.choose'], 'open'],
        [['loading.cancel'], 'cancel'],
      ];
    case 'loading':
      return [
        [['loading.look'], `look at ${readSide(state) === 'right' ? 'B' : 'A'} meanwhile`],
        [['loading.cancel'], 'cancel'],
      ];
    case 'layers':
      return screen.kind === 'browsing' ? layersWords(screen, state.size.columns < narrow) : [];
    case 'files':
      return screen.kind === 'browsing' ? filesWords(screen) : [];
    case 'details':
      return [
        [upDown, 'scroll'],
        [['pane.next'], 'next pane'],
        [['pane.zoom'], 'zoom'],
        [['layer.below', 'layer.above'], 'other layer'],
        [['find.open'], 'find'],
      ];
    case 'help':
      return [
        [upDown, 'choose'],
        [['help.run'], 'do it'],
        [['popup.back'], 'close'],
      ];
    case 'find':
      return [
        [upDown, 'hit'],
        [['find.life'], 'which layer'],
        [['find.go'], 'go there'],
      ];
    case 'second':
      return [
        [upDown, 'image'],
        [['second.go'], 'compare'],
      ];
    case 'pair-show':
    case 'show':
      return [
        [['show.up', 'show.down'], 'choose'],
        [['popup.back'], 'close'],
      ];
    case 'problems':
    case 'entry':
    case 'both':
    case 'value':
      return [
        [upDown, 'scroll'],
        [['popup.back'], 'close'],
      ];
    default:
      return [];
  }
}

function changesWord(screen: Browsing): string {
  if (isAllNew(screen)) return 'changes/all';
  return screen.files.changesOnly ? 'all' : 'only changes';
}

/** In a narrow window finding is worth more than ranges and sorts. */
function layersWords(screen: Browsing, isNarrow: boolean): readonly Words[] {
  const { layers } = screen;
  const arranging: readonly Words[] = [
    [['layer.mark'], layers.mark === undefined ? 'mark a range' : 'mark anew'],
    [['sort.by'], layers.sort === 'size' ? 'by number' : 'sort'],
  ];
  return [
    [upDown, 'layer'],
    [['layer.enter'], 'its files'],
    [['show.changes'], changesWord(screen)],
    ...(isNarrow ? [] : arranging),
    [['filter.type'], 'filter'],
    [['find.open'], 'find'],
    ...(isNarrow ? arranging : []),
    [['compare.with'], 'compare with…'],
    [['image.other'], 'the other image'],
    [['step.back'], 'back'],
    [['show.what'], 'what to show'],
  ];
}

function filesWords(screen: Browsing): readonly Words[] {
  return [
    [upDown, 'move'],
    [['fold.open', 'fold.close'], 'fold'],
    [['change.next'], screen.files.filter === '' ? 'next change' : 'next hit'],
    [['show.changes'], changesWord(screen)],
    [['filter.type'], 'filter'],
    ...enterWords(screen),
    [['find.open'], 'find anywhere'],
    [['sort.by'], 'sort'],
    [['show.what'], 'what to show'],
    [['image.other'], 'the other image'],
  ];
}

function enterWords(screen: Browsing): readonly Words[] {
  const row = cursorRow(screen);
  if (row === undefined || row.open !== undefined || row.what === 'root') return [];
  return [[['file.open'], isSymlink(screen, row) ? 'follow' : 'details']];
}

function alwaysIn(state: State, where: Where): readonly Words[] {
  if (where === 'find' || where === 'second') return [[['popup.back'], 'close']];
  if (where === 'help') return [[['help.close'], 'close']];
  const isPopup = 'overlay' in state.screen && state.screen.overlay !== undefined;
  const isLowest = state.explorer === undefined && state.opening === undefined;
  return [
    [['help.open'], 'help'],
    [['quit.back'], isPopup ? 'close' : isLowest ? 'quit' : 'back'],
  ];
}

/** `21 of 527 paths · 10 files · 913 kB`. */
function foundText(screen: Browsing): string {
  if (screen.typing?.pane === 'layers') {
    const shown = layerRowsOf(screen).filter((row) => row.what === 'layer').length;
    return `${shown} of ${plural(screen.stack.indexes.length, 'layer')}`;
  }
  if (isLooking(screen.files)) return lookingText;
  const matched = rowsOf(screen).matched;
  if (matched === undefined) return '';
  const { paths, files, bytes, of } = matched;
  const found = `${paths} of ${plural(of, 'path')}`;
  return paths === 0 ? found : `${found} · ${plural(files, 'file')} · ${sizeText(bytes, screen.files.binarySizes)}`;
}

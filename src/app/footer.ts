import { filesWords, foundText, layersWords } from './browsingWords.ts';
import { type Command, keyLabel, works } from './command.ts';
import { commands } from './commands.ts';
import { comparingWords, pairFoundText } from './comparing/comparingWords.ts';
import { pairRowsOf } from './comparing/pairRows.ts';
import { pairQuery } from './comparing/update-filter.ts';
import { readSide } from './comparing/update-meanwhile.ts';
import { filterWords, upDown, type Words } from './footerWords.ts';
import { narrow } from './layout.ts';
import { rowsOf } from './selectors.ts';
import type { Notice, State } from './state.ts';
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

const byId: ReadonlyMap<string, Command> = new Map(commands.map((command) => [command.id, command]));

/** The footer of the place where one is. */
export function footerOf(state: State): Footer {
  const { screen, notice } = state;
  const where = whereIs(state);
  const always = hintsOf(state, alwaysIn(state, where));
  if (screen.kind === 'browsing' && where === 'filter') {
    const isLayers = screen.typing?.pane === 'layers';
    const query = isLayers ? screen.layers.filter : screen.files.filter;
    const words = filterWords(!isLayers && rowsOf(screen).length === 0);
    return { kind: 'input', query, found: foundText(screen), hints: hintsOf(state, words) };
  }
  if (screen.kind === 'comparing' && where === 'filter')
    return {
      kind: 'input',
      query: pairQuery(screen) ?? '',
      found: pairFoundText(screen),
      hints: hintsOf(state, filterWords(screen.tab === 'files' && pairRowsOf(screen).length === 0)),
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

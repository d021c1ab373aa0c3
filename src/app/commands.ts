// biome-ignore-all format: a table is read by its columns
import type { Command } from './command.ts';
import type { Comparing } from './comparing/comparing.ts';
import { sideProblems } from './comparing/selectors.ts';
import { hasPairStepsBack } from './comparing/stepsBack.ts';
import { hasDifferences } from './comparing/update-difference.ts';
import { readSide } from './comparing/update-meanwhile.ts';
import { narrow } from './layout.ts';
import { isAllNew, problemsOf } from './selectors.ts';
import type { Browsing, State } from './state.ts';
import type { Where } from './where.ts';

const panes: readonly Where[] = ['layers', 'files', 'details'];
const tabs: readonly Where[] = ['pair-summary', 'pair-files', 'pair-layers', 'pair-packages', 'pair-config'];
/** Tabs that list what differs and what does not. */
const tables: readonly Where[] = ['pair-files', 'pair-layers', 'pair-packages', 'pair-config'];
const screens: readonly Where[] = [...panes, ...tabs];
const texts: readonly Where[] = ['problems', 'entry', 'both', 'value'];
const typing: readonly Where[] = ['filter', 'help', 'find', 'second'];
const lists: readonly Where[] = [...screens, ...typing, ...texts, 'picking'];
const pages: readonly Where[] = [...screens, ...texts, 'picking'];
const popups: readonly Where[] = ['help', 'find', 'second', 'show', 'pair-show', ...texts];
const anywhere: readonly Where[] = [...screens, ...popups, 'filter', 'loading', 'picking', 'failed', 'too-small'];

/** A predicate that holds only in the explorer. */
function browsing(claim: (screen: Browsing) => boolean): (state: State) => boolean {
  return ({ screen }) => screen.kind === 'browsing' && claim(screen);
}

/** A predicate that holds only in the comparison. */
function comparing(claim: (screen: Comparing) => boolean): (state: State) => boolean {
  return ({ screen }) => screen.kind === 'comparing' && claim(screen);
}

/** A predicate that holds where one of two does. */
function either(one: (state: State) => boolean, other: (state: State) => boolean): (state: State) => boolean {
  return (state) => one(state) || other(state);
}

const hasOpening = ({ opening }: State): boolean => opening !== undefined;
const hasJumps = either(either(browsing((screen) => screen.jumps.length > 0), comparing((screen) => screen.jumps.length > 0)), hasOpening);
const hasProblems = either(
  browsing((screen) => problemsOf(screen).length > 0),
  comparing((screen) => sideProblems(screen, 'left').length + sideProblems(screen, 'right').length > 0),
);
const canCancel = ({ explorer, screen }: State): boolean => explorer !== undefined || ('sides' in screen && screen.sides !== undefined);
const isWide = ({ size }: State): boolean => size.columns >= narrow;
/** The other image takes the place of this one: not while one is opened beside it. */
const isAlone = ({ opening }: State): boolean => opening === undefined;
const hasOther = (state: State): boolean => isAlone(state) && state.screen.kind === 'browsing' && state.screen.other !== undefined;
const hasStops = either(
  browsing((screen) => !isAllNew(screen) || screen.files.filter !== ''),
  comparing(hasDifferences),
);
const onLayer = browsing((screen) => screen.layers.cursor > 0);
const nothingTyped = ({ screen }: State): boolean => 'overlay' in screen && screen.overlay?.kind === 'help' && screen.overlay.query === '';
const hasStepsBack = either(hasOpening, either(
  browsing(({ layers, files, zoomed }) => layers.filter !== '' || files.filter !== '' || layers.mark !== undefined || zoomed),
  comparing(hasPairStepsBack),
));

/**
 * Every key of the program, one row for each command. Dispatch, help, footers and the README's table come from here.
 */
export const commands: readonly Command[] = [
  { id: 'row.up', keys: ['up', 'k'], group: 'Move', title: 'one row', where: lists, message: { type: 'move', by: -1 } },
  { id: 'row.down', keys: ['down', 'j'], group: 'Move', title: 'one row', where: lists, message: { type: 'move', by: 1 } },
  { id: 'page.up', keys: ['pageup'], group: 'Move', title: 'a page, half a page', where: lists, message: { type: 'page', by: -1, half: false } },
  { id: 'page.down', keys: ['pagedown'], group: 'Move', title: 'a page, half a page', where: lists, message: { type: 'page', by: 1, half: false } },
  { id: 'page.half.up', keys: ['u'], silent: ['ctrl+u'], group: 'Move', title: 'a page, half a page', where: pages, message: { type: 'page', by: -1, half: true } },
  { id: 'page.half.down', keys: ['d'], silent: ['ctrl+d'], group: 'Move', title: 'a page, half a page', where: pages, message: { type: 'page', by: 1, half: true } },
  { id: 'row.first', keys: ['g', 'home'], group: 'Move', title: 'first, last', where: lists, message: { type: 'edge', to: 'first' } },
  { id: 'row.last', keys: ['G', 'end'], group: 'Move', title: 'first, last', where: lists, message: { type: 'edge', to: 'last' } },
  { id: 'layer.enter', keys: ['right', 'l'], group: 'Move', title: 'unfold, or into Files', where: ['layers'], message: { type: 'open' } },
  { id: 'fold.open', keys: ['right', 'l'], group: 'Move', title: 'unfold, or into Files', where: ['files', 'pair-files', 'pair-layers', 'pair-packages'], message: { type: 'unfold' } },
  { id: 'fold.close', keys: ['left', 'h'], group: 'Move', title: 'fold, parent, Layers', where: ['files', 'pair-files'], message: { type: 'fold' } },
  { id: 'fold.toggle', keys: ['space'], group: 'Move', title: 'fold or unfold', where: ['files', 'pair-files'], message: { type: 'toggleFold' } },
  { id: 'fold.all', keys: ['Z'], silent: ['ctrl+space'], group: 'Move', title: 'fold all or none', where: ['files', 'pair-files'], message: { type: 'foldAll' } },
  { id: 'layer.open', keys: ['enter'], group: 'Move', title: 'open, details, follow', where: ['layers'], message: { type: 'open' } },
  { id: 'file.open', keys: ['enter'], group: 'Move', title: 'open, details, follow', where: ['files'], message: { type: 'open' } },
  { id: 'pair.open', keys: ['enter'], group: 'Compare', title: 'see both, partner', where: tabs, message: { type: 'open' } },
  { id: 'jump.back', keys: ['backspace'], group: 'Move', title: 'back from a jump', where: screens, when: hasJumps, message: { type: 'back' } },
  { id: 'change.next', keys: ['n'], group: 'Move', title: 'next, last change', where: ['files', 'pair-files'], when: hasStops, message: { type: 'nextChange', by: 1 } },
  { id: 'change.last', keys: ['N'], group: 'Move', title: 'next, last change', where: ['files', 'pair-files'], when: hasStops, message: { type: 'nextChange', by: -1 } },

  { id: 'pane.next', keys: ['tab'], group: 'Panes', title: 'next, last pane', where: panes, message: { type: 'cycleFocus', by: 1 } },
  { id: 'pane.last', keys: ['shift+tab'], group: 'Panes', title: 'next, last pane', where: panes, message: { type: 'cycleFocus', by: -1 } },
  { id: 'pane.layers', keys: ['1'], group: 'Panes', title: 'Layers, Files, Details', where: panes, message: { type: 'focus', pane: 'layers' } },
  { id: 'pane.files', keys: ['2'], group: 'Panes', title: 'Layers, Files, Details', where: panes, message: { type: 'focus', pane: 'files' } },
  { id: 'pane.details', keys: ['3'], group: 'Panes', title: 'Layers, Files, Details', where: panes, message: { type: 'focus', pane: 'details' } },
  { id: 'layer.below', keys: ['['], group: 'Panes', title: 'layer below, above', where: panes, message: { type: 'stepLayer', by: -1 } },
  { id: 'layer.above', keys: [']'], group: 'Panes', title: 'layer below, above', where: panes, message: { type: 'stepLayer', by: 1 } },
  { id: 'details.down', keys: ['J'], group: 'Panes', title: 'scroll Details', where: screens, message: { type: 'scrollDetails', by: 1 } },
  { id: 'details.up', keys: ['K'], group: 'Panes', title: 'scroll Details', where: screens, message: { type: 'scrollDetails', by: -1 } },
  { id: 'pane.zoom', keys: ['z'], group: 'Panes', title: 'zoom the pane', where: screens, message: { type: 'zoom' } },
  { id: 'screen.redraw', keys: ['ctrl+l'], group: 'Panes', title: 'draw again', where: anywhere, message: { type: 'redraw' } },

  { id: 'show.changes', keys: ['c'], group: 'Show', title: 'only changes, or all', where: [...panes, ...tables], message: { type: 'changesOnly' } },
  { id: 'show.what', keys: ['t'], group: 'Show', title: 'what to show…', where: [...panes, 'pair-files'], message: { type: 'show' } },
  { id: 'sort.by', keys: ['s'], group: 'Show', title: 'sort by…, reverse', where: ['layers', 'files', 'pair-summary', 'pair-files', 'pair-packages'], message: { type: 'sort' } },
  { id: 'sort.reverse', keys: ['S'], group: 'Show', title: 'sort by…, reverse', where: ['layers', 'files', 'pair-files', 'pair-packages'], message: { type: 'reverse' } },
  { id: 'show.attributes', keys: ['b'], group: 'Show', title: 'mode and owner', where: panes, message: { type: 'attributes' } },
  { id: 'layer.mark', keys: ['v'], group: 'Show', title: 'mark a layer range', where: ['layers'], when: onLayer, message: { type: 'mark' } },

  { id: 'filter.type', keys: ['/'], silent: ['ctrl+f'], group: 'Find', title: 'filter this pane', where: ['layers', 'files', ...tables], message: { type: 'filter' } },
  { id: 'find.open', keys: ['f'], group: 'Find', title: 'find in all layers', where: panes, message: { type: 'find' } },
  { id: 'problems.open', keys: ['!'], group: 'Find', title: 'problems while reading', where: screens, when: hasProblems, message: { type: 'problems' } },

  { id: 'image.other', keys: ['X'], group: 'Open', title: 'the other image', where: panes, when: hasOther, message: { type: 'otherImage' } },
  { id: 'compare.with', keys: ['C'], group: 'Compare', title: 'with another image…', where: panes, when: isAlone, message: { type: 'compareWith' } },
  { id: 'tab.summary', keys: ['1'], group: 'Compare', title: 'tabs', where: tabs, message: { type: 'tab', tab: 'summary' } },
  { id: 'tab.files', keys: ['2'], group: 'Compare', title: 'tabs', where: tabs, message: { type: 'tab', tab: 'files' } },
  { id: 'tab.layers', keys: ['3'], group: 'Compare', title: 'tabs', where: tabs, message: { type: 'tab', tab: 'layers' } },
  { id: 'tab.packages', keys: ['4'], group: 'Compare', title: 'tabs', where: tabs, message: { type: 'tab', tab: 'packages' } },
  { id: 'tab.config', keys: ['5'], group: 'Compare', title: 'tabs', where: tabs, message: { type: 'tab', tab: 'config' } },
  { id: 'tab.next', keys: ['tab'], group: 'Compare', title: 'next, last tab', where: tabs, message: { type: 'cycleTab', by: 1 } },
  { id: 'tab.last', keys: ['shift+tab'], group: 'Compare', title: 'next, last tab', where: tabs, message: { type: 'cycleTab', by: -1 } },
  { id: 'pair.columns', keys: ['|'], group: 'Compare', title: 'two columns, or one', where: ['pair-files'], when: isWide, message: { type: 'columns' } },
  { id: 'end.left.below', keys: ['{'], group: 'Compare', title: 'layer where A ends', where: tabs, message: { type: 'stepEnd', side: 'left', by: -1 } },
  { id: 'end.left.above', keys: ['}'], group: 'Compare', title: 'layer where A ends', where: tabs, message: { type: 'stepEnd', side: 'left', by: 1 } },
  { id: 'end.right.below', keys: ['['], group: 'Compare', title: 'layer where B ends', where: tabs, message: { type: 'stepEnd', side: 'right', by: -1 } },
  { id: 'end.right.above', keys: [']'], group: 'Compare', title: 'layer where B ends', where: tabs, message: { type: 'stepEnd', side: 'right', by: 1 } },
  { id: 'pair.links', keys: ['L'], group: 'Compare', title: 'look through links', where: tabs, message: { type: 'lookThrough' } },
  { id: 'pair.swap', keys: ['X'], group: 'Compare', title: 'swap A and B', where: tabs, message: { type: 'swap' } },

  { id: 'help.open', keys: ['?'], group: 'Leave', title: 'this help', where: [...screens, 'show', 'pair-show', ...texts], message: { type: 'help' } },
  { id: 'step.back', keys: ['escape'], group: 'Leave', title: 'one step back', where: screens, when: hasStepsBack, message: { type: 'escape' } },
  { id: 'popup.back', keys: ['escape'], group: 'Leave', title: 'one step back', where: [...popups, 'filter'], message: { type: 'escape' } },
  { id: 'quit.back', keys: ['q'], group: 'Leave', title: 'back; quit at the end', where: [...screens, 'show', 'pair-show', ...texts, 'loading', 'picking', 'failed', 'too-small'], message: { type: 'close' } },
  { id: 'quit.now', keys: ['ctrl+c'], group: 'Leave', title: 'quit now', where: anywhere, message: { type: 'quit' } },
  { id: 'quit.suspend', keys: ['ctrl+z'], group: 'Leave', title: 'suspend', where: anywhere, message: { type: 'suspend' } },

  { id: 'loading.cancel', keys: ['escape'], group: 'In popups', title: 'cancel', where: ['loading', 'picking'], when: canCancel, message: { type: 'close' } },
  { id: 'loading.look', keys: ['enter'], group: 'Compare', title: 'look at one meanwhile', where: ['loading'], when: (state) => readSide(state) !== undefined, message: { type: 'look' } },
  { id: 'failed.leave', keys: ['enter', 'escape'], group: 'In popups', title: 'leave', where: ['failed'], message: { type: 'close' } },
  { id: 'picking.choose', keys: ['enter'], group: 'In popups', title: 'open the image', where: ['picking'], message: { type: 'open' } },
  { id: 'filter.keep', keys: ['enter'], group: 'In popups', title: 'keep the filter', where: ['filter'], message: { type: 'open' } },
  { id: 'help.run', keys: ['enter'], group: 'In popups', title: 'do it', where: ['help'], message: { type: 'open' } },
  { id: 'help.close', keys: ['q'], group: 'In popups', title: 'close the help', where: ['help'], when: nothingTyped, beforeText: true, message: { type: 'close' } },
  { id: 'second.go', keys: ['enter'], group: 'In popups', title: 'compare with it', where: ['second'], message: { type: 'open' } },
  { id: 'find.go', keys: ['enter'], group: 'In popups', title: 'go there', where: ['find'], message: { type: 'open' } },
  { id: 'find.life', keys: ['tab'], group: 'In popups', title: 'which layer', where: ['find'], message: { type: 'nextLife' } },
  { id: 'text.erase', keys: ['backspace'], group: 'In popups', title: 'erase', where: typing, message: { type: 'erase', all: false } },
  { id: 'text.clear', keys: ['ctrl+u'], group: 'In popups', title: 'erase all', where: typing, message: { type: 'erase', all: true } },
  { id: 'show.up', keys: ['up'], group: 'In popups', title: 'choose', where: ['show', 'pair-show'], message: { type: 'move', by: -1 } },
  { id: 'show.down', keys: ['down', 'j'], group: 'In popups', title: 'choose', where: ['show', 'pair-show'], message: { type: 'move', by: 1 } },
  { id: 'show.toggle', keys: ['space', 'enter'], group: 'In popups', title: 'toggle the line', where: ['show', 'pair-show'], message: { type: 'toggleChosen' } },
  { id: 'show.added', keys: ['a'], group: 'In popups', title: 'toggle added', where: ['show'], message: { type: 'toggleShown', line: 'added' } },
  { id: 'show.modified', keys: ['m'], group: 'In popups', title: 'toggle changed', where: ['show'], message: { type: 'toggleShown', line: 'modified' } },
  { id: 'show.removed', keys: ['r'], group: 'In popups', title: 'toggle removed', where: ['show'], message: { type: 'toggleShown', line: 'removed' } },
  { id: 'show.touched', keys: ['g'], group: 'In popups', title: 'toggle shipped again', where: ['show'], message: { type: 'toggleShown', line: 'touched' } },
  { id: 'show.unchanged', keys: ['u'], group: 'In popups', title: 'toggle unchanged', where: ['show'], message: { type: 'toggleShown', line: 'unchanged' } },
  { id: 'show.owners', keys: ['b'], group: 'In popups', title: 'toggle mode and owner', where: ['show'], message: { type: 'toggleShown', line: 'attributes' } },
  { id: 'show.farms', keys: ['f'], group: 'In popups', title: 'toggle rows of links', where: ['show'], message: { type: 'toggleShown', line: 'farms' } },
  { id: 'show.steps', keys: ['i'], group: 'In popups', title: 'toggle steps without a layer', where: ['show'], message: { type: 'toggleShown', line: 'steps' } },
  { id: 'show.kib', keys: ['k'], group: 'In popups', title: 'toggle KiB', where: ['show'], message: { type: 'toggleShown', line: 'binarySizes' } },
  { id: 'pair.show.left', keys: ['a'], group: 'In popups', title: 'toggle only A', where: ['pair-show'], message: { type: 'togglePairs', line: 'only-left' } },
  { id: 'pair.show.right', keys: ['b'], group: 'In popups', title: 'toggle only B', where: ['pair-show'], message: { type: 'togglePairs', line: 'only-right' } },
  { id: 'pair.show.different', keys: ['d'], group: 'In popups', title: 'toggle different', where: ['pair-show'], message: { type: 'togglePairs', line: 'different' } },
  { id: 'pair.show.moved', keys: ['m'], group: 'In popups', title: 'toggle the same bytes elsewhere', where: ['pair-show'], message: { type: 'togglePairs', line: 'moved-same' } },
  { id: 'pair.show.same', keys: ['u'], group: 'In popups', title: 'toggle the same', where: ['pair-show'], message: { type: 'togglePairs', line: 'same' } },
  { id: 'pair.show.farms', keys: ['f'], group: 'In popups', title: 'toggle rows of links', where: ['pair-show'], message: { type: 'togglePairs', line: 'farms' } },
  { id: 'pair.show.kib', keys: ['i'], group: 'In popups', title: 'toggle KiB', where: ['pair-show'], message: { type: 'togglePairs', line: 'binarySizes' } },

  // dive's keys for the classes, where a terminal can send them and they are free (its Ctrl+U is half a page here)
  { id: 'dive.added', keys: [], silent: ['ctrl+a'], group: 'Show', title: 'added', where: panes, message: { type: 'toggleShown', line: 'added' } },
  { id: 'dive.removed', keys: [], silent: ['ctrl+r'], group: 'Show', title: 'removed', where: panes, message: { type: 'toggleShown', line: 'removed' } },
];

import type { PairClass } from '../compare/imageComparison.ts';
import type { SideName } from '../model/sideName.ts';
import type { Tab } from './comparing/comparing.ts';
import type { PaneName } from './layout.ts';

/** A line of `t`. */
export type ShowLineId =
  | 'added'
  | 'modified'
  | 'removed'
  | 'touched'
  | 'unchanged'
  | 'attributes'
  | 'farms'
  | 'steps'
  | 'binarySizes';

/** A line of `t` in a comparison. */
export type PairLineId = Exclude<PairClass, 'unknown'> | 'farms' | 'binarySizes';

/** What commands ask for. What an action means depends on the place: a row of a pane, of a popup, of the picker. */
export type Action =
  | { readonly type: 'move'; readonly by: 1 | -1 }
  | { readonly type: 'page'; readonly by: 1 | -1; readonly half: boolean }
  | { readonly type: 'edge'; readonly to: 'first' | 'last' }
  | { readonly type: 'nextChange'; readonly by: 1 | -1 }
  | { readonly type: 'unfold' | 'fold' | 'toggleFold' | 'foldAll' }
  /** Enter: a layer's files, a directory's fold, a file's details, a link's target, what a popup's row stands for. */
  | { readonly type: 'open' }
  | { readonly type: 'back' }
  | { readonly type: 'focus'; readonly pane: PaneName }
  | { readonly type: 'cycleFocus'; readonly by: 1 | -1 }
  /** The layer above (1) or below (-1). */
  | { readonly type: 'stepLayer'; readonly by: 1 | -1 }
  | { readonly type: 'scrollDetails'; readonly by: 1 | -1 }
  | { readonly type: 'zoom' | 'changesOnly' | 'sort' | 'reverse' | 'attributes' | 'mark' }
  | { readonly type: 'filter' | 'find' | 'show' | 'problems' | 'help' }
  | { readonly type: 'otherImage' }
  /** `C`: the popup that names the image to compare with. */
  | { readonly type: 'compareWith' }
  | { readonly type: 'tab'; readonly tab: Tab }
  | { readonly type: 'cycleTab'; readonly by: 1 | -1 }
  | { readonly type: 'swap' | 'columns' | 'lookThrough' }
  /** While two images are opened: looks at the one that is read. */
  | { readonly type: 'look' }
  /** The layer where a side ends: the one above (1) or below (-1). */
  | { readonly type: 'stepEnd'; readonly side: SideName; readonly by: 1 | -1 }
  | { readonly type: 'togglePairs'; readonly line: PairLineId }
  | { readonly type: 'toggleShown'; readonly line: ShowLineId }
  /** Space in `t`: the line under the cursor. */
  | { readonly type: 'toggleChosen' }
  | { readonly type: 'nextLife' }
  | { readonly type: 'erase'; readonly all: boolean }
  | { readonly type: 'escape' }
  | { readonly type: 'close' | 'quit' | 'suspend' | 'redraw' };

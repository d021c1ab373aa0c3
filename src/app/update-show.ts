import type { ChangeClass } from '../model/change.ts';
import type { ShowLineId } from './action.ts';
import { isAllNew, showsAttributes } from './selectors.ts';
import { showLines } from './showLines.ts';
import type { Browsing, State } from './state.ts';
import { browse, type Step, say, stay } from './step.ts';
import { withFiles } from './update-files.ts';

/** `c`: only what the step changed, or everything. */
export function toggleChanges(state: State, browsing: Browsing): Step {
  const changesOnly = !browsing.files.changesOnly;
  const next = withFiles(state, browsing, { changesOnly });
  if (isAllNew(browsing))
    return say(next, `Everything is new here; layers now show ${changesOnly ? 'only changes' : 'all paths'}.`);
  return stay(next);
}

/** Space in `t`. */
export function toggleChosen(state: State, browsing: Browsing): Step {
  const { overlay } = browsing;
  const line = overlay?.kind === 'show' ? showLines(state, browsing)[overlay.cursor] : undefined;
  return line === undefined ? stay(state) : toggleShown(state, browsing, line.id);
}

/** A line of `t`. Classes mean nothing where everything is new. */
export function toggleShown(state: State, browsing: Browsing, line: ShowLineId): Step {
  const { files, layers } = browsing;
  switch (line) {
    case 'attributes':
      return stay(withFiles(state, browsing, { attributes: !showsAttributes(state, browsing) }));
    case 'farms':
      return stay(withFiles(state, browsing, { farms: !files.farms }));
    case 'binarySizes':
      return stay(withFiles(state, browsing, { binarySizes: !files.binarySizes }));
    case 'steps':
      return stay(browse(state, { ...browsing, layers: { ...layers, steps: !layers.steps } }));
    case 'unchanged':
      return toggleChanges(state, browsing);
    default:
      if (isAllNew(browsing)) return say(state, 'Everything is new here: classes can be left out of the layers above.');
      return stay(withFiles(state, browsing, { shown: toggled(files.shown, line) }));
  }
}

function toggled(shown: ReadonlySet<ChangeClass>, one: ChangeClass): ReadonlySet<ChangeClass> {
  const next = new Set(shown);
  if (!next.delete(one)) next.add(one);
  return next;
}

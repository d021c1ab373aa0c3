import { resolveLink } from '../layers/resolveLink.ts';
import { readable } from '../text/sanitize.ts';
import { reveal } from './reveal.ts';
import type { TreeRow } from './row.ts';
import { comparisonOf, cursorRow } from './selectors.ts';
import type { Browsing, Place, State } from './state.ts';
import { browse, type Step, say, stay } from './step.ts';
import { onPath, toggleFold } from './update-files.ts';
import { withLayers } from './update-layers.ts';

/** Jumps that Backspace can go back over. */
const mostJumps = 100;

export function placeOf({ layers, files }: Browsing): Place {
  return { layer: layers.cursor, path: files.cursor };
}

/** Enter in Files: a directory folds or unfolds, a link is followed, everything else shows its details whole. */
export function openRow(state: State, browsing: Browsing): Step | undefined {
  const row = cursorRow(browsing);
  if (row === undefined || row.what === 'root') return undefined;
  if (row.what === 'directory' || row.what === 'farm') {
    const toggled = toggleFold(state, browsing);
    return toggled && stay(toggled);
  }
  if (isSymlink(browsing, row)) return follow(state, browsing, row);
  return stay(browse(state, { ...browsing, overlay: { kind: 'entry', path: row.key, top: 0 } }));
}

/** Whether the row is a link that Enter follows; hard links are files. */
export function isSymlink(browsing: Browsing, { node }: TreeRow): boolean {
  const { before, after } = comparisonOf(browsing);
  return (after.has(node) ? after : before).kind(node) === 'symlink';
}

/** A removed link is followed where it still stood. */
function follow(state: State, browsing: Browsing, row: TreeRow): Step {
  const { before, after } = comparisonOf(browsing);
  const resolved = resolveLink(after.has(row.node) ? after : before, row.key);
  if ('circle' in resolved) return say(state, `${readable(row.key)} leads in a circle.`);
  if ('missing' in resolved)
    return say(state, `${readable(row.key)} leads to ${readable(resolved.missing)}, which is not in the image.`);
  const there = reveal(browsing, resolved.path);
  if (there === undefined) return say(state, `${readable(resolved.path)} cannot be shown here.`);
  return stay(browse(state, { ...there, jumps: jumpsWith(browsing) }));
}

/** The jumps with the place where one is. */
export function jumpsWith(browsing: Browsing): readonly Place[] {
  return [...browsing.jumps, placeOf(browsing)].slice(-mostJumps);
}

/** Backspace: where the last jump came from. */
export function jumpBack(state: State, browsing: Browsing): Step {
  const place = browsing.jumps.at(-1);
  if (place === undefined) return stay(state);
  const back = goTo(state, { ...browsing, jumps: browsing.jumps.slice(0, -1) }, place);
  return stay(browse(state, back));
}

/** The explorer at a place: its layer, and the path there if it is in sight of that layer. */
export function goTo(state: State, browsing: Browsing, { layer, path }: Place): Browsing {
  const { mark: _, ...layers } = browsing.layers;
  const isSame = layer === layers.cursor;
  const there = isSame ? browsing : withLayers(state, browsing, { ...layers, cursor: layer });
  const [directory = ''] = path.split('\0');
  const shown = reveal(there, directory) ?? there;
  return path === directory ? shown : onPath(shown, path);
}

import type { TreeRow } from './row.ts';
import { withMoreFolds } from './rows/foldsOver.ts';
import { comparisonOf, cursorIndex, cursorRow, rowsOf } from './selectors.ts';
import type { Browsing, FileSort, FilesPane, State } from './state.ts';
import { browse, type Step, stay } from './step.ts';

/** The explorer with the cursor of Files on a path; where it was before is forgotten. */
export function onPath(browsing: Browsing, cursor: string): Browsing {
  const { held: _, ...files } = browsing.files;
  return { ...browsing, files: { ...files, cursor }, details: { top: 0 } };
}

/** The cursor of Files on the row with this number, or the nearest one. */
export function toFileRow(state: State, browsing: Browsing, index: number): State {
  const rows = rowsOf(browsing);
  if (rows.length === 0) return state;
  const row = rows.at(Math.max(0, Math.min(index, rows.length - 1)));
  return browse(state, onPath(browsing, row.key));
}

/** The explorer with directories (by node) or rows of links (by key) folded or unfolded. */
export function withFolds(browsing: Browsing, keys: readonly (number | string)[], open: boolean): Browsing {
  const folds = withMoreFolds(browsing.files.folds, keys, open);
  return { ...browsing, files: { ...browsing.files, folds } };
}

/** The explorer with the row of a directory or of links folded or unfolded. */
export function withFold(browsing: Browsing, row: TreeRow, open: boolean): Browsing {
  return withFolds(browsing, [row.what === 'farm' ? row.key : row.node], open);
}

/** The root stays open: there would be nothing left to see. */
function isFoldable(row: TreeRow | undefined): row is TreeRow & { readonly open: boolean } {
  return row?.open !== undefined && row.what !== 'root';
}

/** `→`: unfolds; on what is unfolded it goes to the first row inside. Undefined where there is nothing to do. */
export function unfold(state: State, browsing: Browsing): State | undefined {
  const row = cursorRow(browsing);
  if (row?.open === undefined) return undefined;
  if (!row.open) return browse(state, withFold(onPath(browsing, row.key), row, true));
  const index = cursorIndex(browsing) + 1;
  return index < rowsOf(browsing).length ? toFileRow(state, browsing, index) : undefined;
}

/** `←`: folds; then the parent; from the root back to Layers. */
export function fold(state: State, browsing: Browsing): State {
  const row = cursorRow(browsing);
  if (row === undefined || row.what === 'root') return browse(state, { ...browsing, focus: 'layers' });
  if (isFoldable(row) && row.open) return browse(state, withFold(onPath(browsing, row.key), row, false));
  return toFileRow(state, browsing, parentIndex(browsing, row));
}

/** The row above in the tree: the row of links that a link is in, else the directory that its first name lies in. */
function parentIndex(browsing: Browsing, row: TreeRow): number {
  const rows = rowsOf(browsing);
  const [directory = ''] = row.key.split('\0');
  if (row.what === 'farm') return rows.indexOf(directory);
  const parent = parentPath(row.key, row.names.length);
  const farm = rows.indexOf(`${parent}\0${row.target ?? ''}`);
  const isInFarm = row.target !== undefined && rows.at(farm).key === `${parent}\0${row.target}`;
  return isInFarm ? farm : rows.indexOf(parent);
}

/** The path without its last `count` names. */
function parentPath(path: string, count: number): string {
  const names = path.split('/');
  return names.slice(0, Math.max(0, names.length - Math.max(1, count))).join('/');
}

/** Space. Undefined where there is nothing to fold. */
export function toggleFold(state: State, browsing: Browsing): State | undefined {
  const row = cursorRow(browsing);
  if (!isFoldable(row)) return undefined;
  return browse(state, withFold(onPath(browsing, row.key), row, !row.open));
}

/** `Z`: folds all, or when nothing is unfolded unfolds all. Rows of links stay as they are. */
export function foldAll(state: State, browsing: Browsing): State {
  const { folds, unfolded } = browsing.files;
  const directories = directoriesOf(browsing);
  const open = !directories.some((node) => folds.get(node) ?? unfolded.has(node));
  return browse(state, withFolds(browsing, directories, open));
}

/** Every directory of the trees on screen but the root. */
function directoriesOf(browsing: Browsing): readonly number[] {
  const { before, after, length } = comparisonOf(browsing);
  const nodes: number[] = [];
  for (let node = 1; node < length; node++) {
    const tree = after.has(node) ? after : before;
    if (tree.has(node) && tree.kind(node) === 'directory') nodes.push(node);
  }
  return nodes;
}

const nextSort: { readonly [S in FileSort]: FileSort } = { size: 'name', name: 'change', change: 'size' };

/** `s` in Files. */
export function sortFiles(state: State, browsing: Browsing): Step {
  const { files } = browsing;
  return stay(withFiles(state, browsing, { sort: nextSort[files.sort] }));
}

export function withFiles(state: State, browsing: Browsing, change: Partial<FilesPane>): State {
  return browse(state, { ...browsing, files: { ...browsing.files, ...change } });
}

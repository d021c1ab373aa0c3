import type { TreeRow, TreeRows } from '../../../src/app/row.ts';
import type { RowOptions } from '../../../src/app/rows/rowOptions.ts';
import { visibleRows } from '../../../src/app/rows/visibleRows.ts';
import { compareTrees } from '../../../src/compare/compareTrees.ts';
import type { Comparison } from '../../../src/compare/comparison.ts';
import type { Stack } from '../../../src/layers/stack.ts';
import { treeAt } from '../../../src/layers/treeAt.ts';
import { exactBytes } from '../../../src/text/bytes.ts';
import { readable } from '../../../src/text/sanitize.ts';

/** Everything by size, nothing unfolded. */
export const plainOptions: RowOptions = {
  folds: new Map(),
  unfolded: new Set(),
  changesOnly: false,
  shown: new Set(['added', 'modified', 'removed', 'unknown']),
  farms: true,
  sort: 'size',
  reversed: false,
  filter: '',
};

/** The step between two positions of a stack, as far as nobody has compared contents. */
export function between(stack: Stack, before: number, after: number): Comparison {
  return compareTrees(treeAt(stack, before), treeAt(stack, after), () => undefined);
}

/** Options with these directories (by their paths: `rowsOf` finds the nodes) and farms unfolded. */
export function opened(paths: readonly string[], options: Partial<RowOptions> = {}): RowOptions {
  return { ...plainOptions, folds: new Map(paths.map((path) => [path, true])), ...options };
}

/** The rows under options whose folds may name directories by path. */
export function rowsOf(comparison: Comparison, options: RowOptions): TreeRows {
  const { after, before } = comparison;
  const nodeOf = (path: string): number => Math.max(after.find(path), before.find(path));
  const isPath = (key: number | string): key is string => typeof key === 'string' && !key.includes('\0');
  const folds = new Map([...options.folds].map(([key, open]) => [isPath(key) ? nodeOf(key) : key, open]));
  return visibleRows(comparison, { ...options, folds });
}

/** The rows as the pane has them: sign, size, name. */
export function drawn(comparison: Comparison, options: RowOptions): readonly string[] {
  return drawRows(rowsOf(comparison, options));
}

const signs = { unchanged: ' ', added: '+', modified: '~', removed: '-', touched: '=', unknown: '?' };

export function drawRows(rows: TreeRows): readonly string[] {
  return allRows(rows).map((row) => {
    const size = row.size === undefined ? '' : exactBytes(row.size).slice(0, -2);
    const hidden = row.hidden && row.size ? ' hidden' : '';
    return `${signs[row.class]} ${size.padStart(5)}${hidden} ${'│ '.repeat(row.depth)}${nameOf(row)}${chips(row)}`;
  });
}

export function allRows(rows: TreeRows): readonly TreeRow[] {
  return Array.from({ length: rows.length }, (_, index) => rows.at(index));
}

function nameOf({ what, open, names, target, members }: TreeRow): string {
  if (what === 'root') return '/';
  const mark = open === undefined ? '' : open ? '▾ ' : '▸ ';
  const arrow = target === undefined ? '' : ` → ${readable(target)}`;
  if (members) return `${mark}${members.length} links${arrow}   ${members.map(readable).join(' ')}`;
  return `${mark}${readable(names.join('/'))}${what === 'directory' ? '/' : ''}${arrow}`;
}

function chips({ counts }: TreeRow): string {
  const told = (['added', 'modified', 'removed'] as const).filter((one) => counts && counts[one] > 0);
  return told.length === 0 ? '' : `   ${told.map((one) => `${signs[one]}${counts?.[one]}`).join(' ')}`;
}

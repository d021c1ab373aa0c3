import type { Comparison, Equal } from '../../compare/comparison.ts';
import type { ChangeClass } from '../../model/change.ts';
import { exactBytes } from '../../text/bytes.ts';
import { octalMode } from '../../text/modeText.ts';
import { plural } from '../../text/plural.ts';
import { readable } from '../../text/sanitize.ts';
import type { TreeRow } from '../row.ts';
import { writtenText } from './lived.ts';

/** The row under the cursor in one line: ` + bin/hello   33 720 B   0755 0:0   written by layer 2, never before`. */
export type EntryStrip = {
  readonly class: ChangeClass;
  /** Readable. */
  readonly path: string;
  readonly facts: readonly string[];
};

/** The details of a row for the last line but one of a narrow screen. */
export function entryStrip(comparison: Comparison, row: TreeRow, equal: Equal): EntryStrip {
  const { after, before } = comparison;
  const { node, members, target } = row;
  if (members) {
    const links = `${plural(members.length, 'link')} to ${readable(target ?? '')}`;
    return { class: row.class, path: `${readable(after.path(node))}/`, facts: [links] };
  }
  const tree = after.has(node) ? after : before;
  const entry = tree.entry(node);
  const isFolder = entry.kind === 'directory';
  const size = isFolder ? tree.total(node) : row.size;
  const written = node === 0 ? undefined : writtenText(comparison, node, equal);
  return {
    class: row.class,
    path: `${readable(entry.path)}${isFolder ? '/' : ''}`,
    facts: [
      ...(size === undefined ? [] : [`${exactBytes(size)}${row.hidden && size > 0 ? ' hidden' : ''}`]),
      ...(isFolder ? [plural(tree.count(node), 'path')] : []),
      `${octalMode(entry.mode)} ${entry.uid}:${entry.gid}`,
      ...(written === undefined ? [] : [written]),
    ],
  };
}

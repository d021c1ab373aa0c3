import { packageText } from '../../analysis/packageText.ts';
import type { Comparison, Equal } from '../../compare/comparison.ts';
import { resolveLink } from '../../layers/resolveLink.ts';
import type { Tree } from '../../layers/tree.ts';
import type { Entry } from '../../model/entry.ts';
import { inStore } from '../../model/storePath.ts';
import { exactBytes } from '../../text/bytes.ts';
import { modeText, octalMode } from '../../text/modeText.ts';
import { percent, plural } from '../../text/plural.ts';
import { readable } from '../../text/sanitize.ts';
import { timeText } from '../../text/time.ts';
import type { DetailLine, TreeRow } from '../row.ts';
import { capabilities } from './capabilities.ts';
import { few, labelled } from './labelled.ts';
import { lifeText } from './lived.ts';

/** Values of xattrs may be 64 KiB; what a person can use stands at the start. */
const longestValue = 120;
/** PATH_MAX: no process gets further than this. */
const longestPath = 4096;

/** What is known of the path of a node, at this step: a removed one as it was before. */
export function entryLines(comparison: Comparison, node: number, equal: Equal): readonly DetailLine[] {
  const isThere = comparison.after.has(node);
  const tree = isThere ? comparison.after : comparison.before;
  const entry = tree.entry(node);
  const reasons = comparison.reasons(node);
  return [
    { text: entry.path === '' ? '/' : readable(entry.path), tone: 'heading' },
    ...optional('size', sizeTextOf(tree, node, isThere)),
    ...optional('target', targetText(tree, entry)),
    { label: 'mode', text: modeLine(entry) },
    ...(entry.implied ? [] : [{ label: 'time', text: timeText(entry.modified) }]),
    ...optional('written', lifeText(comparison, node, equal)),
    ...optional('changed', reasons.length > 0 ? reasons.join(', ') : undefined),
    ...optional('kind', kindText(entry)),
    ...xattrLines(entry),
    ...storeLines(entry.path),
  ];
}

/** What a row of links stands for. */
export function farmLines(comparison: Comparison, { node, target = '', members = [] }: TreeRow): readonly DetailLine[] {
  const folder = comparison.after.path(node);
  return [
    { text: `${readable(folder)}/`, tone: 'heading' },
    { label: 'links', text: `${plural(members.length, 'link')} to ${readable(target)}` },
    ...labelled('names', [few(members.map(readable), 400).join(' ')]),
  ];
}

function sizeTextOf(tree: Tree, node: number, isThere: boolean): string | undefined {
  const kind = tree.kind(node);
  if (kind === 'directory') {
    const paths = tree.count(node);
    const total = tree.total(node);
    return `${exactBytes(total)}   ${paths === 0 ? 'empty' : `in ${plural(paths, 'path')}`}${isThere ? share(tree, total) : ''}`;
  }
  if (kind !== 'file' && tree.size(node) === 0) return undefined;
  return `${exactBytes(tree.size(node))}${isThere ? share(tree, tree.size(node)) : '   hidden: no longer seen'}`;
}

/** `   7.3 % of the image` of what a step shows; nothing for what is nothing. */
function share(tree: Tree, bytes: number): string {
  const shipped = tree.stack.indexes.reduce((sum, index) => sum + index.bytes, 0);
  return bytes === 0 ? '' : `   ${percent(bytes, shipped)} of the image`;
}

/** Where a link leads, as stored, and what is wrong with that. */
function targetText(tree: Tree, { kind, path, target }: Entry): string | undefined {
  if (target === undefined) return undefined;
  if (kind === 'hardlink') return `${readable(target)}   (the same file)`;
  if (path.length + target.length > longestPath) return readable(target);
  const resolved = resolveLink(tree, path);
  if ('missing' in resolved) return `${readable(target)}   (not in the image here)`;
  if ('circle' in resolved) return `${readable(target)}   (leads in a circle)`;
  const end = `/${resolved.path}`;
  return end === target || resolved.path === target ? readable(target) : `${readable(target)}   (${readable(end)})`;
}

/** `0755 -rwxr-xr-x   0:0`; parents that no layer names have what engines give them. */
function modeLine(entry: Entry): string {
  const made = entry.implied ? '   (no layer names it)' : '';
  return `${octalMode(entry.mode)} ${modeText(entry.kind, entry.mode)}   ${entry.uid}:${entry.gid}${made}`;
}

function kindText({ kind, device }: Entry): string | undefined {
  if (kind === 'character' || kind === 'block') return `${kind} device ${device ? device.join(':') : ''}`.trim();
  if (kind === 'fifo') return 'named pipe';
  return kind === 'hardlink' ? 'hard link: one more name of a file' : undefined;
}

function xattrLines({ xattrs }: Entry): readonly DetailLine[] {
  const texts = [...(xattrs ?? [])].map(([name, value]) => {
    const granted = name === 'security.capability' ? capabilities(value) : undefined;
    return `${readable(name)} ${granted ?? valueText(value)}`;
  });
  return labelled('xattrs', texts);
}

function valueText(value: string): string {
  const cut = value.length > longestValue;
  return `${readable(value.slice(0, longestValue))}${cut ? `… (${plural(value.length, 'byte')})` : ''}`;
}

function storeLines(path: string): readonly DetailLine[] {
  const store = inStore(path);
  return store ? [{ label: 'store', text: `${packageText(store.own.rest)}   ${store.own.hash}` }] : [];
}

function optional(label: string, text: string | undefined): readonly DetailLine[] {
  return text ? labelled(label, [text]) : [];
}

import type { ImageComparison, PairClass } from '../../compare/imageComparison.ts';
import { resolveLink } from '../../layers/resolveLink.ts';
import type { Tree } from '../../layers/tree.ts';
import { exactBytes } from '../../text/bytes.ts';
import { modeText, octalMode } from '../../text/modeText.ts';
import { plural } from '../../text/plural.ts';
import { readable } from '../../text/sanitize.ts';
import { timeText } from '../../text/time.ts';
import { few } from '../details/labelled.ts';
import type { DetailLine } from '../row.ts';
import { layerText } from '../rows/layerRows.ts';
import { imageComparisonOf } from './compared.ts';
import type { Comparing, Side } from './comparing.ts';
import type { LowerPane } from './lowerPane.ts';
import type { PairRow } from './pairRow.ts';
import { isDirectory } from './rows/pairOptions.ts';

/** What the signs mean, in the order of `pairClasses`. */
export const classTitles: { readonly [C in PairClass]: string } = {
  same: 'the same',
  different: 'different',
  'only-left': 'only in A',
  'only-right': 'only in B',
  'moved-same': 'the same bytes, in another place',
  unknown: 'of one size; contents not compared yet',
};

/** PATH_MAX: no process gets further than this. */
const longestPath = 4096;

/** What each image has of the row under the cursor, and what differs. */
export function pairFacts(comparing: Comparing, row: PairRow): LowerPane {
  const comparison = imageComparisonOf(comparing);
  if (row.members !== undefined) return farmFacts(row, row.members);
  const { pair } = row;
  const [left, right] = [comparison.leftNode(pair), comparison.rightNode(pair)];
  const partner = comparison.partner(pair);
  const nodes = {
    left: left < 0 && row.partner?.side === 'left' ? partner : left,
    right: right < 0 && row.partner?.side === 'right' ? partner : right,
  };
  return {
    title: classTitles[row.class],
    class: row.class,
    left: sideLines(comparing.left, comparison.left, nodes.left),
    right: sideLines(comparing.right, comparison.right, nodes.right),
    wide: wideLines(comparison, row),
  };
}

function farmFacts(row: PairRow, members: readonly string[]): LowerPane {
  const target = readable((row.left ?? row.right)?.target ?? '');
  const names = few(members.map(readable), 400).join(' ');
  const wide = [
    { label: 'links', text: `${plural(members.length, 'link')} to ${target}` },
    { label: 'names', text: names },
  ];
  return { title: classTitles[row.class], class: row.class, left: [], right: [], wide };
}

function wideLines(comparison: ImageComparison, { pair, partner, counts }: PairRow): readonly DetailLine[] {
  const reasons = comparison.reasons(pair);
  return [
    ...(reasons.length > 0 ? [{ label: 'differs in', text: reasons.join(', ') }] : []),
    ...(counts === undefined ? [] : [{ label: 'inside', text: insideText(counts) }]),
    ...(partner === undefined ? [] : [{ text: 'Enter goes to the partner row', tone: 'dim' } as const]),
  ];
}

function insideText(counts: NonNullable<PairRow['counts']>): string {
  const told = [
    [counts.different, 'different'],
    [counts['only-left'], 'only in A'],
    [counts['only-right'], 'only in B'],
    [counts['moved-same'], 'in another place'],
    [counts.unknown, 'not compared yet'],
    [counts.same, 'the same'],
  ] as const;
  const texts = told.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : []));
  return texts.length === 0 ? 'nothing' : texts.join(', ');
}

/** What one image has: path, kind and size, mode and owner, the layer that wrote it, its package. */
function sideLines(side: Side, tree: Tree, node: number): readonly DetailLine[] {
  if (node < 0) return [{ text: 'not there', tone: 'dim' }];
  const entry = tree.entry(node);
  const target = entry.target === undefined ? '' : ` → ${readable(entry.target)}`;
  const owner = side.packages?.ownerOf(node);
  const layer = tree.layer(node);
  return [
    { text: `${entry.path === '' ? '/' : readable(entry.path)}${target}`, tone: 'heading' },
    {
      text: `${whatText(tree, node)}   ${octalMode(entry.mode)} ${modeText(entry.kind, entry.mode)}   ${entry.uid}:${entry.gid}`,
    },
    ...(layer === 0 ? [] : [{ text: `layer ${layer}   ${layerText(side.stack, layer)}` }]),
    ...(owner === undefined ? [] : [{ text: ownerText(owner) }]),
    ...(entry.implied ? [] : [{ text: timeText(entry.modified) }]),
  ];
}

function ownerText({
  kind,
  name,
  version,
}: {
  readonly kind: string;
  readonly name: string;
  readonly version: string;
}): string {
  if (kind === 'none') return 'no package';
  return `${kind === 'nix' ? 'store path' : `${kind} package`} ${readable(name)} ${readable(version)}`.trim();
}

function whatText(tree: Tree, node: number): string {
  const kind = tree.kind(node);
  if (kind === 'file') return `file of ${exactBytes(tree.size(node))}`;
  if (kind === 'directory') return `${exactBytes(tree.total(node))} in ${plural(tree.count(node), 'path')}`;
  if (kind === 'hardlink') return 'hard link: one more name of a file';
  return kind === 'symlink' ? linkText(tree, node) : kind;
}

function linkText(tree: Tree, node: number): string {
  const { path, target = '' } = tree.entry(node);
  if (path.length + target.length > longestPath) return 'link';
  const resolved = resolveLink(tree, path);
  if ('circle' in resolved) return 'link in a circle';
  const end = 'missing' in resolved ? -1 : tree.find(resolved.path);
  if (end < 0) return 'link to what is not there';
  return tree.kind(end) === 'file' ? `link to a file of ${exactBytes(tree.size(end))}` : `link to a ${tree.kind(end)}`;
}

/** Whether Enter on the row opens or closes it. */
export function isFolderRow(comparing: Comparing, { pair, members }: PairRow): boolean {
  return members !== undefined || isDirectory(imageComparisonOf(comparing), pair);
}

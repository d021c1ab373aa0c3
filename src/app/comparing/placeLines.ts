import { resolveLink } from '../../layers/resolveLink.ts';
import { realNode, realTree } from '../../layers/throughLinks.ts';
import type { Tree } from '../../layers/tree.ts';
import { exactBytes } from '../../text/bytes.ts';
import { octalMode } from '../../text/modeText.ts';
import { plural } from '../../text/plural.ts';
import { readable } from '../../text/sanitize.ts';
import { timeText } from '../../text/time.ts';
import { shortNaming } from '../../words/naming.ts';
import type { DetailLine } from '../row.ts';
import { layerText } from '../rows/layerRows.ts';
import type { Side } from './comparing.ts';

/** PATH_MAX: no process gets further than this. */
const longestPath = 4096;

/**
 * What one image has: path, kind and size, mode and owner, the layer that wrote it, its package, and when it was written.
 * `through`: a link to a file is told as that file, because it stands for its bytes.
 */
export function placeLines(
  side: Side,
  tree: Tree,
  node: number,
  through: boolean,
  more: readonly DetailLine[],
): readonly DetailLine[] {
  if (node < 0) return [{ text: 'not there', tone: 'dim' }, ...more];
  const real = realNode(tree, node);
  if (real !== node) return seenLines(side, tree, node, more);
  const entry = tree.entry(node);
  const file = through && entry.kind === 'symlink' ? linkedFile(tree, node) : node;
  const { mode, uid, gid } = tree.entry(file);
  const owner = side.packages?.ownerOf(file);
  return [
    { text: `${entry.path === '' ? '/' : readable(entry.path)}${targetText(tree, node, file)}`, tone: 'heading' },
    { text: `${whatText(tree, node)}   ${octalMode(mode)}  ${uid}:${gid}` },
    ...layerLines(side, tree.layer(node), tree.layer(file)),
    ...(owner === undefined ? [] : [{ text: ownerText(owner) }]),
    ...more,
    ...(entry.implied ? [] : [{ text: timeText(entry.modified) }]),
  ];
}

/** The same of what is seen through a link: the path, where it really is, and what it is there. */
function seenLines(side: Side, tree: Tree, node: number, more: readonly DetailLine[]): readonly DetailLine[] {
  const [below, real] = [realTree(tree), realNode(tree, node)];
  const [heading, what, ...rest] = placeLines(side, below, real, false, more);
  return [
    { text: `${readable(tree.path(node))} → ${heading?.text ?? ''}`, tone: 'heading' },
    { text: `through a link: ${what?.text ?? ''}` },
    ...rest,
  ];
}

/** The file that a link leads to; the link where it leads nowhere. */
function linkedFile(tree: Tree, node: number): number {
  const resolved = resolveLink(tree, tree.path(node));
  const end = 'path' in resolved ? tree.find(resolved.path) : -1;
  return end < 0 ? node : end;
}

function targetText(tree: Tree, node: number, file: number): string {
  if (file !== node) return ` → ${shortNaming.name(tree.path(file)).replace('…-', '…')}`;
  const { target } = tree.entry(node);
  return target === undefined ? '' : ` → ${readable(target)}`;
}

function layerLines({ stack }: Side, link: number, file: number): readonly DetailLine[] {
  if (link === 0) return [];
  if (link === file) return [{ text: `layer ${link}   ${layerText(stack, link)}` }];
  return [{ text: `layer ${link} (the link), layer ${file} (the file)` }];
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

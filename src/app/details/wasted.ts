import type { Equal } from '../../compare/comparison.ts';
import { life } from '../../compare/life.ts';
import { contentVersion, type Stack } from '../../layers/stack.ts';
import type { Tree } from '../../layers/tree.ts';
import { treeAt } from '../../layers/treeAt.ts';
import { exactBytes, sizeText } from '../../text/bytes.ts';
import { finalTree } from '../selectors.ts';
import { baseName } from './hidden.ts';

/** What a layer ships and the image does not show: `6 405 B: layer 14 ships saved.txt anew`. */
export function wastedText(stack: Stack, position: number, equal: Equal): string | undefined {
  const nodes = wastedNodes(treeAt(stack, position), finalTree(stack));
  const [first] = nodes;
  if (first === undefined) return undefined;
  const tree = treeAt(stack, position);
  const bytes = nodes.reduce((sum, node) => sum + tree.size(node), 0);
  const largest = nodes.reduce((best, node) => (tree.size(node) > tree.size(best) ? node : best), first);
  const end = life(stack, largest, equal).find((event) => event.layer > position);
  const name = baseName(tree.path(largest));
  const how =
    end === undefined
      ? ''
      : end.class === 'removed'
        ? `layer ${end.layer} removes ${name}`
        : `layer ${end.layer} ships ${name} anew`;
  const more = nodes.length > 1 ? `, and ${nodes.length - 1} more` : '';
  return `${nodes.length > 1 ? sizeText(bytes) : exactBytes(bytes)}: ${how}${more}`;
}

/** Files that the last layer of `tree` wrote and that `final` does not have, at no name of theirs. */
function wastedNodes(tree: Tree, final: Tree): readonly number[] {
  const { position, stack } = tree;
  let linked: ReadonlySet<number> | undefined;
  const nodes: number[] = [];
  for (const node of stack.history[position - 1]!.nodes) {
    const version = tree.version(node);
    if (node === 0 || tree.layer(node) !== position || version === final.version(node)) continue;
    if (tree.size(node) === 0) continue;
    linked ??= linkedContents(final);
    if (!linked.has(contentVersion(stack, version))) nodes.push(node);
  }
  return nodes;
}

/** Contents that hard links of a tree show. */
function linkedContents(tree: Tree): ReadonlySet<number> {
  const contents = new Set<number>();
  for (let node = 1; node < tree.length; node++) {
    const version = tree.version(node);
    if (version < 0) continue;
    const content = contentVersion(tree.stack, version);
    if (content !== version) contents.add(content);
  }
  return contents;
}

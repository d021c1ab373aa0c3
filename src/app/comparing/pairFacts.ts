import type { ImageComparison, PairClass } from '../../compare/imageComparison.ts';
import { realNode } from '../../layers/throughLinks.ts';
import type { Tree } from '../../layers/tree.ts';
import type { SideName } from '../../model/sideName.ts';
import { plural } from '../../text/plural.ts';
import { readable } from '../../text/sanitize.ts';
import { few } from '../details/labelled.ts';
import type { DetailLine } from '../row.ts';
import { imageComparisonOf } from './compared.ts';
import type { Comparing } from './comparing.ts';
import type { LowerPane } from './lowerPane.ts';
import type { PairRow } from './pairRow.ts';
import { placeLines } from './placeLines.ts';

/** What the signs mean, in the order of `pairClasses`. */
export const classTitles: { readonly [C in PairClass]: string } = {
  same: 'the same',
  different: 'different',
  'only-left': 'only in A',
  'only-right': 'only in B',
  'moved-same': 'the same bytes, in another place',
  unknown: 'of one size; contents not compared yet',
};

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
  const isElsewhere = row.class === 'moved-same' && row.partner !== undefined;
  const linesOf = (side: SideName, more: readonly DetailLine[]): readonly DetailLine[] =>
    placeLines(comparing[side], comparison[side], nodes[side], isElsewhere, more);
  const wide = wideLines(comparison, row);
  return {
    title: classTitles[row.class],
    class: row.class,
    left: linesOf('left', isElsewhere ? differsLines(comparison, nodes, pair) : []),
    right: linesOf('right', isElsewhere ? [partnerLine] : []),
    wide: isElsewhere ? [] : wide,
  };
}

const partnerLine: DetailLine = { text: 'Enter goes to the partner row', tone: 'dim' };

/** In what the two places of the same bytes differ, a link that leads to them included. */
function differsLines(
  comparison: ImageComparison,
  nodes: { readonly left: number; readonly right: number },
  pair: number,
): readonly DetailLine[] {
  const [one, other] = [kindIn(comparison.left, nodes.left), kindIn(comparison.right, nodes.right)];
  const kept = comparison.reasons(pair).filter((reason) => !reason.startsWith('type '));
  const all = [...kept, ...(one === other ? [] : [`${one}→${other}`])];
  return all.length === 0 ? [] : [{ label: 'differs in', text: all.join(', ') }];
}

/** `link` also for a file that is seen through one. */
function kindIn(tree: Tree, node: number): string {
  const kind = tree.kind(node);
  return kind === 'symlink' || (kind === 'hardlink' && realNode(tree, node) !== node) ? 'link' : kind;
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

function wideLines(comparison: ImageComparison, { pair, counts }: PairRow): readonly DetailLine[] {
  const reasons = comparison.reasons(pair);
  return [
    ...(reasons.length > 0 ? [{ label: 'differs in', text: reasons.join(', ') }] : []),
    ...(counts === undefined ? [] : [{ label: 'inside', text: insideText(counts) }]),
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

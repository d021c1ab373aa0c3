import type { ImageComparison } from '../../compare/imageComparison.ts';
import { resolveLink } from '../../layers/resolveLink.ts';
import { realNode, realPath, realTree } from '../../layers/throughLinks.ts';
import type { SideName } from '../../model/sideName.ts';
import { readable } from '../../text/sanitize.ts';
import type { FilePlace } from '../effect.ts';
import type { State } from '../state.ts';
import { type Step, say, stay } from '../step.ts';
import { imageComparisonOf } from './compared.ts';
import type { Comparing, PairJump } from './comparing.ts';
import { endingAt } from './endingAt.ts';
import type { PairRow } from './pairRow.ts';
import { pairCursorRow, pairRowsOf } from './pairRows.ts';
import { foldKeys, pairKey } from './rows/pairKey.ts';
import { kindsOf } from './rows/pairOptions.ts';
import { onPair, togglePair, withPairFolds } from './update-folds.ts';
import { see } from './update-making.ts';
import { withComparing, withPairs } from './withComparing.ts';

/** Jumps that Backspace can go back over. */
const mostJumps = 100;

/** Enter in Files: folds, goes to the partner, follows a link, or shows both sides of a file. */
export function openPair(state: State, comparing: Comparing): Step | undefined {
  const row = pairCursorRow(comparing);
  if (row === undefined || (row.pair === 0 && row.members === undefined)) return undefined;
  if (row.open !== undefined) {
    const toggled = togglePair(comparing);
    return toggled && stay(withComparing(state, toggled));
  }
  const comparison = imageComparisonOf(comparing);
  const { partner } = row;
  if (partner !== undefined) return goToPartner(state, comparing, partner);
  const { left, right } = kindsOf(comparison, row.pair);
  if (left === 'symlink' || right === 'symlink') return followLink(state, comparing, row);
  return readBoth(state, comparing, row);
}

function goToPartner(state: State, comparing: Comparing, partner: NonNullable<PairRow['partner']>): Step {
  const comparison = imageComparisonOf(comparing);
  const node = comparison[partner.side].find(partner.path);
  const pair = partner.side === 'left' ? comparison.pairOfLeft(node) : comparison.pairOfRight(node);
  return jumpTo(state, comparing, pair);
}

/** A link is followed on the side that has it; on both where they lead to one pair. */
function followLink(state: State, comparing: Comparing, row: PairRow): Step {
  const comparison = imageComparisonOf(comparing);
  const side: SideName = kindsOf(comparison, row.pair).left === 'symlink' ? 'left' : 'right';
  const node = side === 'left' ? comparison.leftNode(row.pair) : comparison.rightNode(row.pair);
  const tree = realTree(comparison[side]);
  const path = tree.path(realNode(comparison[side], node));
  const resolved = resolveLink(tree, path);
  if ('circle' in resolved) return say(state, `${readable(path)} leads in a circle.`);
  if ('missing' in resolved)
    return say(state, `${readable(path)} leads to ${readable(resolved.missing)}, which is not in the image.`);
  const end = tree.find(resolved.path);
  return jumpTo(state, comparing, side === 'left' ? comparison.pairOfLeft(end) : comparison.pairOfRight(end));
}

/** The cursor on a pair, Backspace comes back. */
export function jumpTo(state: State, comparing: Comparing, pair: number): Step {
  return stay(withComparing(state, { ...reveal(comparing, pair), jumps: withJump(comparing) }));
}

/** The jumps with one more, from where the comparison stands. */
export function withJump({ tab, files, jumps }: Comparing, moved: Pick<PairJump, 'ends'> = {}): readonly PairJump[] {
  return [...jumps, { tab, cursor: files.cursor, ...moved }].slice(-mostJumps);
}

/** The comparison with the cursor on a pair: folders above it are unfolded, and what hides it is taken away. */
export function reveal(comparing: Comparing, pair: number): Comparing {
  const comparison = imageComparisonOf(comparing);
  const key = pairKey(comparison, pair);
  const open = withPairFolds({ ...comparing, tab: 'files' }, keysAbove(comparison, pair), true);
  const unfiltered = withPairs(open, { filter: '' });
  const whole = withPairs(unfiltered, { differencesOnly: false });
  const everything = withPairs(whole, {
    shown: new Set(['different', 'only-left', 'only-right', 'moved-same', 'unknown']),
  });
  for (const view of [open, unfiltered, whole, everything]) {
    const rows = pairRowsOf(view);
    if (rows.length === 0) continue;
    const row = rows.at(rows.indexOf(key));
    if (holds(comparison, row, pair)) return onPair(view, row.key);
  }
  return onPair(everything, key);
}

/** Whether the row is that of the pair, or of a chain or row of links that it is a part of. */
function holds(comparison: ImageComparison, row: PairRow, pair: number): boolean {
  if (row.members !== undefined) return comparison.parent(pair) === row.pair;
  for (let at = row.pair; at > 0; at = comparison.parent(at)) if (at === pair) return true;
  return row.pair === pair;
}

function keysAbove(comparison: ImageComparison, pair: number): readonly number[] {
  const keys: number[] = [];
  for (let above = comparison.parent(pair); above > 0; above = comparison.parent(above))
    keys.push(...foldKeys(comparison, above));
  return keys;
}

/** Backspace. */
export function jumpBackPair(state: State, comparing: Comparing): Step | undefined {
  const jump = comparing.jumps.at(-1);
  if (jump === undefined) return undefined;
  const back = onPair({ ...comparing, tab: jump.tab, jumps: comparing.jumps.slice(0, -1) }, jump.cursor);
  if (jump.ends === undefined) return stay(withComparing(state, back));
  const left = endingAt(back, 'left', jump.ends.left);
  return see(state, back, endingAt(left, 'right', jump.ends.right));
}

/** The popup of both sides, and the effect that reads them. */
function readBoth(state: State, comparing: Comparing, row: PairRow): Step {
  const comparison = imageComparisonOf(comparing);
  const id = state.nextId;
  const [left, right] = [comparison.leftNode(row.pair), comparison.rightNode(row.pair)];
  const isWorth = left >= 0 && right >= 0 && row.class !== 'same';
  const overlay = { kind: 'both', key: row.key, id, top: 0 } as const;
  if (!isWorth) {
    const next = { ...comparing, overlay: { ...overlay, difference: { kind: 'unread' } as const } };
    return stay({ ...withComparing(state, next), nextId: id + 1 });
  }
  const place = (name: SideName, node: number): FilePlace => {
    const { stack, end } = comparing[name];
    return { stack, position: end, path: realPath(comparison[name], node) };
  };
  return [
    { ...withComparing(state, { ...comparing, overlay }), nextId: id + 1 },
    [
      {
        type: 'readPair',
        id,
        left: place('left', left),
        right: place('right', right),
      },
    ],
  ];
}

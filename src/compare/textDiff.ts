import { diffArrays } from 'diff';

/** A line as a side has it, numbered from 1. */
export type NumberedLine = { readonly number: number; readonly text: string };

/**
 * One line of two texts held against each other. `same`: on both sides; `changed`: one in the place of the other;
 * `left`, `right`: only there; `skipped`: a run of equal lines that is left out.
 */
export type DiffLine =
  | { readonly what: 'same' | 'changed'; readonly left: NumberedLine; readonly right: NumberedLine }
  | { readonly what: 'left'; readonly left: NumberedLine }
  | { readonly what: 'right'; readonly right: NumberedLine }
  | { readonly what: 'skipped'; readonly count: number };

/** Equal lines shown around a difference. */
const context = 3;

/** Longer differences are not looked for: two texts that share nothing are shown as such. */
const mostEdits = 4000;

/**
 * Two texts line by line, by the package `diff` (Myers). Runs of equal lines away from every difference are one
 * `skipped` line; removed lines are put beside the added ones that follow them.
 */
export function textDiff(left: string, right: string): readonly DiffLine[] {
  const [before, after] = [linesOf(left), linesOf(right)];
  const changes = diffArrays([...before], [...after], { maxEditLength: mostEdits }) ?? [
    { value: [...before], added: false, removed: true, count: before.length },
    { value: [...after], added: true, removed: false, count: after.length },
  ];
  const lines: DiffLine[] = [];
  let [leftNumber, rightNumber] = [1, 1];
  for (const { value, added, removed } of changes) {
    if (removed) for (const text of value) lines.push({ what: 'left', left: { number: leftNumber++, text } });
    else if (added) rightNumber = besideRemoved(lines, value, rightNumber);
    else {
      for (const text of value) {
        lines.push({
          what: 'same',
          left: { number: leftNumber++, text },
          right: { number: rightNumber++, text },
        });
      }
    }
  }
  return withoutFarLines(lines);
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Puts added lines beside the removed ones just before them, first beside first; answers the next number. */
function besideRemoved(lines: DiffLine[], added: readonly string[], first: number): number {
  let start = lines.length;
  while (start > 0 && lines[start - 1]!.what === 'left') start--;
  let number = first;
  for (const [i, text] of added.entries()) {
    const right = { number: number++, text };
    const removed = lines[start + i];
    if (removed?.what === 'left') lines[start + i] = { what: 'changed', left: removed.left, right };
    else lines.push({ what: 'right', right });
  }
  return number;
}

function withoutFarLines(lines: readonly DiffLine[]): readonly DiffLine[] {
  const near = new Uint8Array(lines.length);
  for (const [i, line] of lines.entries())
    if (line.what !== 'same') near.fill(1, Math.max(0, i - context), i + context + 1);
  const kept: DiffLine[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (near[i]) {
      kept.push(lines[i]!);
      continue;
    }
    const start = i;
    while (i + 1 < lines.length && !near[i + 1]) i++;
    const count = i + 1 - start;
    if (count === 1) kept.push(lines[i]!);
    else kept.push({ what: 'skipped', count });
  }
  return kept;
}

import { diffArrays } from 'diff';

/** A line as a side has it, numbered from 1. Raw text without its end. */
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

/** Equal lines that stay around what differs, as `diff -u` has them. */
const context = 3;
/** Texts that differ in more lines are said to differ from the first to the last difference: finding less takes minutes. */
const mostEdits = 4000;
const mostMilliseconds = 1000;

/** A run of lines that are equal, or of lines of one side in the place of lines of the other. */
type Run = { readonly isSame: boolean; readonly left: readonly string[]; readonly right: readonly string[] };

/** Holds two texts against each other line by line; nothing but `skipped` lines when they are equal. */
export function textDiff(left: string, right: string): readonly DiffLine[] {
  const runs = runsOf(linesOf(left), linesOf(right));
  const lines: DiffLine[] = [];
  const at = { left: 1, right: 1 };
  for (const [place, run] of runs.entries()) {
    const numbered = numberedRun(run, at.left, at.right);
    const shown = run.isSame ? shortened(numbered, place === 0, place === runs.length - 1) : numbered;
    for (const line of shown) lines.push(line);
    at.left += run.left.length;
    at.right += run.right.length;
  }
  return lines;
}

/** A text ends with a line feed or without one; what follows the last one is a line only if there is something. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function runsOf(left: readonly string[], right: readonly string[]): readonly Run[] {
  const found = diffArrays([...left], [...right], { maxEditLength: mostEdits, timeout: mostMilliseconds });
  if (found === undefined) return wholeRuns(left, right);
  const runs: Run[] = [];
  for (const { value, added, removed } of found) {
    const isSame = !added && !removed;
    const own = { isSame, left: added ? [] : value, right: removed ? [] : value };
    const last = runs.at(-1);
    if (last === undefined || last.isSame || isSame) runs.push(own);
    else runs[runs.length - 1] = { isSame, left: [...last.left, ...own.left], right: [...last.right, ...own.right] };
  }
  return runs;
}

/** What is equal at both ends, and all between as one difference. */
function wholeRuns(left: readonly string[], right: readonly string[]): readonly Run[] {
  const shortest = Math.min(left.length, right.length);
  let start = 0;
  while (start < shortest && left[start] === right[start]) start++;
  let end = 0;
  while (end < shortest - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  const part = (lines: readonly string[], from: number, to: number): readonly string[] => lines.slice(from, to);
  const same = (from: number, to: number): Run => {
    const lines = part(left, from, to);
    return { isSame: true, left: lines, right: lines };
  };
  const middle: Run = {
    isSame: false,
    left: part(left, start, left.length - end),
    right: part(right, start, right.length - end),
  };
  return [same(0, start), middle, same(left.length - end, left.length)];
}

function numberedRun({ isSame, left, right }: Run, leftStart: number, rightStart: number): readonly DiffLine[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i): DiffLine => {
    const [one, other] = [left[i], right[i]];
    const ours = one === undefined ? undefined : { number: leftStart + i, text: one };
    const theirs = other === undefined ? undefined : { number: rightStart + i, text: other };
    if (ours && theirs) return { what: isSame ? 'same' : 'changed', left: ours, right: theirs };
    return ours ? { what: 'left', left: ours } : { what: 'right', right: theirs ?? { number: 0, text: '' } };
  });
}

/** A run of equal lines without its middle; where nothing differs before or behind, without that end too. */
function shortened(lines: readonly DiffLine[], isFirst: boolean, isLast: boolean): readonly DiffLine[] {
  const [head, tail] = [isFirst ? 0 : context, isLast ? 0 : context];
  const count = lines.length - head - tail;
  // One line says no less than that one is left out.
  if (count <= 1) return lines;
  return [...lines.slice(0, head), { what: 'skipped', count }, ...lines.slice(lines.length - tail)];
}

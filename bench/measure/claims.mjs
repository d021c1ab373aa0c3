// A claim holds a figure against its target (docs/performance.md): `{ what, figure, min, max, unit, limit, met }`.
import { median, summary } from './statistics.mjs';

/** `ours` takes at most `limit` times as long as `theirs`, round by round. Undefined when one of them did not run. */
export function ratioClaim({ figures }, ours, theirs, limit) {
  const pairs = paired(figures, ours, theirs);
  return (
    pairs &&
    claim(
      `${ours} ÷ ${theirs}`,
      pairs.map(([a, b]) => a.seconds / b.seconds),
      '×',
      limit,
    )
  );
}

/** `ours` is at least `limit` times as fast as `theirs`. */
export function fasterClaim({ figures }, ours, theirs, limit) {
  const pairs = paired(figures, ours, theirs);
  return (
    pairs &&
    claim(
      `${theirs} ÷ ${ours}`,
      pairs.map(([a, b]) => b.seconds / a.seconds),
      '×',
      limit,
      'least',
    )
  );
}

/** `ours` takes at most `limit` milliseconds more than `theirs`. */
export function additionClaim({ figures }, ours, theirs, limit) {
  const pairs = paired(figures, ours, theirs);
  return (
    pairs &&
    claim(
      `${ours} − ${theirs}`,
      pairs.map(([a, b]) => 1000 * (a.seconds - b.seconds)),
      'ms',
      limit,
    )
  );
}

/** The peak memory of `ours` is at most `limit` times that of `theirs`. */
export function memoryRatioClaim({ figures }, ours, theirs, limit) {
  const pairs = paired(figures, ours, theirs)?.filter(([a, b]) => a.peak !== undefined && b.peak !== undefined);
  if (pairs === undefined || pairs.length === 0) return undefined;
  return claim(
    `memory of ${ours} ÷ ${theirs}`,
    pairs.map(([a, b]) => a.peak / b.peak),
    '×',
    limit,
  );
}

/** A claim about measurements of any unit; `sense`: whether `limit` is the most or the least. Without a limit it is told only. */
export function claim(what, numbers, unit, limit, sense = 'most') {
  const { median: figure, min, max, p95 } = summary(numbers);
  const met = limit === undefined ? {} : { limit, sense, met: sense === 'most' ? figure <= limit : figure >= limit };
  return { what, figure, min, max, p95, unit, runs: numbers.length, ...met };
}

/** The rounds that both ran; a slow one that ran less often is held against the median of the other. */
function paired(figures, ours, theirs) {
  const [a, b] = [figures.get(ours), figures.get(theirs)];
  if (a === undefined || b === undefined) return undefined;
  if (a.length === b.length) return a.map((one, i) => [one, b[i]]);
  return b.map((one) => [middle(a), one]);
}

function middle(all) {
  const peaks = all.map(({ peak }) => peak).filter((peak) => peak !== undefined);
  return { seconds: median(all.map(({ seconds }) => seconds)), ...(peaks.length > 0 ? { peak: median(peaks) } : {}) };
}

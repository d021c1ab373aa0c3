/**
 * All that lies in a group (less than 0: in none), one group after another, in its own order: a counting sort. Fills
 * `first`, which is all zeros and one longer than there are groups, with where each begins; the last is where all end.
 */
export function grouped(groupOf: Int32Array, first: Uint32Array): Int32Array {
  count(groupOf, first);
  const members = new Int32Array(sumUp(first));
  place(groupOf, first, members);
  return members;
}

// Loops of their own: V8 optimises a loop that runs once much sooner than three of them in one function.

function count(groupOf: Int32Array, counts: Uint32Array): void {
  for (let one = 0; one < groupOf.length; one++) if (groupOf[one]! >= 0) counts[groupOf[one]!]!++;
}

/** Makes of counts where each group ends. */
function sumUp(counts: Uint32Array): number {
  let end = 0;
  for (let group = 0; group < counts.length; group++) counts[group] = end += counts[group]!;
  return end;
}

/** From the last on, so that where a group ends becomes where it begins. */
function place(groupOf: Int32Array, ends: Uint32Array, members: Int32Array): void {
  for (let one = groupOf.length - 1; one >= 0; one--) {
    const group = groupOf[one]!;
    if (group < 0) continue;
    const at = ends[group]! - 1;
    ends[group] = at;
    members[at] = one;
  }
}

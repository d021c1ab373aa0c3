/** A word this long may jump once into the middle of a name: `lbcrypto` finds `libcrypto`, `so` does not find `dns/domain`. */
export const forgivingLength = 4;

/**
 * Whether a folded path has a folded word: as a whole, or in pieces that each start where a part of a name starts
 * (`cacrt` in `ca-certificates.crt`). Letters scattered anywhere would find everything in a long path.
 */
export function hasWord(path: string, word: string): boolean {
  if (path.includes(word)) return true;
  return isSubsequence(path, word) && fewestJumps(path, word) <= (word.length >= forgivingLength ? 1 : 0);
}

function isSubsequence(path: string, word: string): boolean {
  let at = -1;
  for (let i = 0; i < word.length; i++) {
    at = path.indexOf(word[i]!, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** How many of the word's pieces must start in the middle of a part, over all ways to place them. */
function fewestJumps(path: string, word: string): number {
  const last = word.length - 1;
  // By letter of the word: the fewest jumps up to it, when it stands at the place before, and wherever it stands.
  const here: number[] = new Array(word.length).fill(Number.POSITIVE_INFINITY);
  const anywhere: number[] = new Array(word.length).fill(Number.POSITIVE_INFINITY);
  for (let place = 0; place < path.length; place++) {
    const code = path.charCodeAt(place);
    const jump = startsPart(path, place) ? 0 : 1;
    for (let i = last; i >= 0; i--) {
      if (word.charCodeAt(i) !== code) {
        here[i] = Number.POSITIVE_INFINITY;
        continue;
      }
      const fresh = (i === 0 ? 0 : anywhere[i - 1]!) + jump;
      here[i] = i === 0 ? fresh : Math.min(here[i - 1]!, fresh);
      anywhere[i] = Math.min(anywhere[i]!, here[i]!);
    }
  }
  return anywhere[last]!;
}

/** Whether a part of a name starts at a place: behind a slash, a dash, a dot, any sign. */
function startsPart(path: string, place: number): boolean {
  if (place === 0) return true;
  const code = path.charCodeAt(place - 1);
  const isLetter = (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127;
  return !isLetter;
}

import { swappedEquality } from '../../compare/imageEquality.ts';
import type { State } from '../state.ts';
import { type Step, say, stay } from '../step.ts';
import type { Comparing, ContentReading, Side, SideName } from './comparing.ts';
import { openedPairs } from './openedPairs.ts';
import { swappedFold, swappedKey } from './rows/pairKey.ts';
import { cancelReading, nothingRead } from './update-reading.ts';
import { withComparing, withPairs } from './withComparing.ts';

const letters = { left: 'A', right: 'B' } as const;

/** `{ }` and `[ ]`: the layer below or above the one where a side ends. */
export function stepEnd(state: State, comparing: Comparing, name: SideName, by: 1 | -1): Step {
  const { packages: _, ...side } = comparing[name];
  const layers = side.stack.indexes.length;
  const end = side.end + by;
  const letter = letters[name];
  if (end < Math.min(1, layers)) return say(state, `${letter} ends at its first layer.`);
  if (end > layers) return say(state, `${letter} ends at its last layer already: it is the whole image.`);
  const next = openedPairs(state, { ...comparing, [name]: { ...side, end } });
  const whole = end === layers ? `${letter} is the whole image again.` : `${letter} ends at layer ${end} of ${layers}.`;
  return say(withComparing(state, next), whole);
}

/** `X`. What is known stays known; what was being read is asked for anew. */
export function swapSides(state: State, comparing: Comparing): Step {
  const { files } = comparing;
  const next: Comparing = {
    ...comparing,
    left: readSide(comparing, 'right'),
    right: readSide(comparing, 'left'),
    equality: swappedEquality(comparing.equality),
    reading: { ...nothingRead, asked: swappedAsked(comparing.reading) },
    files: {
      ...files,
      cursor: swappedKey(files.cursor),
      folds: new Map([...files.folds].map(([key, open]) => [swappedFold(key), open])),
      unfolded: new Set([...files.unfolded].map((key) => -1 - key)),
      shown: new Set([...files.shown].map(swappedClass)),
      sort: files.sort === 'left' ? 'right' : files.sort === 'right' ? 'left' : files.sort,
    },
    jumps: comparing.jumps.map((jump) => ({ ...jump, cursor: swappedKey(jump.cursor) })),
  };
  return [withComparing(state, next), cancelReading(comparing)];
}

/** A side without packages of which more would have come. */
function readSide(comparing: Comparing, name: SideName): Side {
  const { packages: _, ...side } = comparing[name];
  return comparing.reading.packages[name] === undefined ? comparing[name] : side;
}

function swappedAsked({ asked, contents }: ContentReading): ReadonlySet<string> {
  if (contents !== undefined) return nothingRead.asked;
  return new Set([...asked].map((name) => name.replace(/^(\d+)-(\d+)$/, '$2-$1')));
}

function swappedClass<C extends string>(one: C | 'only-left' | 'only-right'): C | 'only-left' | 'only-right' {
  return one === 'only-left' ? 'only-right' : one === 'only-right' ? 'only-left' : one;
}

/** `|`. */
export function toggleColumns(state: State, comparing: Comparing): Step {
  return stay(withComparing(state, withPairs(comparing, { oneColumn: !comparing.files.oneColumn })));
}

import { mirrored } from '../../compare/compareImages.ts';
import { swappedQuestions } from '../../compare/imageEquality.ts';
import { letters, type SideName } from '../../model/sideName.ts';
import type { State } from '../state.ts';
import { type Step, say, stay } from '../step.ts';
import { imageComparisonOf } from './compared.ts';
import type { Comparing, ContentReading, PairJump, Side } from './comparing.ts';
import { swappedFold, swappedKey } from './rows/pairKey.ts';
import { comparingMark, isQuick, see, wantedSight } from './update-making.ts';
import { cancelPackages } from './update-reading.ts';
import { withComparing, withPairs } from './withComparing.ts';

const noQuestions = { pairs: [], left: [], right: [] };

/** `{ }` and `[ ]`: the layer below or above the one where a side ends. */
export function stepEnd(state: State, comparing: Comparing, name: SideName, by: 1 | -1): Step {
  const wanted = wantedSight(comparing);
  const { packages: _, ...side } = wanted[name];
  const layers = side.stack.indexes.length;
  const end = side.end + by;
  const letter = letters[name];
  if (end < Math.min(1, layers)) return say(state, `${letter} ends at its first layer.`);
  if (end > layers) return say(state, `${letter} ends at its last layer already: it is the whole image.`);
  const [next, effects] = see(state, comparing, { ...wanted, [name]: { ...side, end } });
  const whole = end === layers ? `${letter} is the whole image again` : `${letter} ends at layer ${end} of ${layers}`;
  return say(next, isQuick(comparing) ? `${whole}.` : `${whole}: ${comparingMark}`, effects);
}

/** `X`. What is known stays known, and the comparison is the same one seen from the other side; packages that were being read are asked for anew. */
export function swapSides(state: State, comparing: Comparing): Step {
  const { files, making, wanted, former: _, ...rest } = comparing;
  const comparison = mirrored(imageComparisonOf(comparing));
  const next: Comparing = {
    ...rest,
    left: readSide(comparing, 'right'),
    right: readSide(comparing, 'left'),
    equality: comparison.equality,
    made: { comparison, questions: swappedQuestions(comparing.made?.questions ?? noQuestions) },
    ...(making && { making: { ...making, flipped: !making.flipped } }),
    ...(wanted && { wanted: { ...wanted, left: wanted.right, right: wanted.left } }),
    reading: swappedReading(comparing.reading),
    files: {
      ...files,
      cursor: swappedKey(files.cursor),
      folds: new Map([...files.folds].map(([key, open]) => [swappedFold(key), open])),
      unfolded: new Set([...files.unfolded].map((key) => -1 - key)),
      shown: new Set([...files.shown].map(swappedClass)),
      sort: files.sort === 'left' ? 'right' : files.sort === 'right' ? 'left' : files.sort,
    },
    jumps: comparing.jumps.map(swappedJump),
  };
  return [withComparing(state, next), cancelPackages(comparing)];
}

function swappedJump({ ends, ...jump }: PairJump): PairJump {
  const swapped = ends && { ends: { left: ends.right, right: ends.left } };
  return { ...jump, cursor: swappedKey(jump.cursor), ...swapped };
}

/** A side without packages of which more would have come. */
function readSide(comparing: Comparing, name: SideName): Side {
  const { packages: _, ...side } = comparing[name];
  return comparing.reading.packages[name] === undefined ? comparing[name] : side;
}

/** What is being read of the contents goes on: its answers are told the other way round. */
function swappedReading({ asked, contents }: ContentReading): ContentReading {
  return {
    asked: new Set([...asked].map((name) => name.replace(/^(\d+)-(\d+)/, '$2-$1'))),
    packages: {},
    ...(contents && { contents: { ...contents, flipped: !contents.flipped } }),
  };
}

function swappedClass<C extends string>(one: C | 'only-left' | 'only-right'): C | 'only-left' | 'only-right' {
  return one === 'only-left' ? 'only-right' : one === 'only-right' ? 'only-left' : one;
}

/** `|`. */
export function toggleColumns(state: State, comparing: Comparing): Step {
  return stay(withComparing(state, withPairs(comparing, { oneColumn: !comparing.files.oneColumn })));
}

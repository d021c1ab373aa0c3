// Milliseconds from the indexes of two images of 400,000 entries to the frame that compares them; `apart` or `based`.
import { initialState, update } from '../../src/app/update.ts';
import { stackOf } from '../../src/layers/stack.ts';
import { lines } from '../../src/view/lines.ts';
import { imageOf, layerIndex } from './images.mjs';

const size = { columns: 200, rows: 60 };
const base = { count: 390_000, root: 'base' };
const [left, right] = process.argv[2] === 'based' ? based() : apart();

// whoever waits for the comparison looks at this frame meanwhile
const [loading] = initialState(size, 'left', 'right');
lines(loading, false);

const began = performance.now();
const stacks = [stackOf(imageOf('left', left), left), stackOf(imageOf('right', right), right)];
const stacked = performance.now();
const [state] = update(loading, {
  type: 'loadedPair',
  id: loading.screen.id,
  left: { stack: stacks[0] },
  right: { stack: stacks[1] },
});
const compared = performance.now();
const frame = lines(state, false);
const drawn = performance.now();
if (frame.length !== size.rows) throw new Error(`a frame of ${frame.length} rows`);
console.log(
  JSON.stringify({
    all: [drawn - began],
    stacks: [stacked - began],
    compared: [compared - stacked],
    drawn: [drawn - compared],
  }),
);

/** No path is the same. */
function apart() {
  return ['left', 'right'].map((root) => [
    layerIndex(1, { ...base, root }),
    layerIndex(2, { count: 10_000, root: `${root}-app` }),
  ]);
}

/** One base layer, whose columns are the same objects, and a layer of each one's own. */
function based() {
  const shared = layerIndex(1, base);
  return ['left', 'right'].map((root) => [
    shared,
    layerIndex(2, { count: 10_000, root: 'app', from: base, rewritten: root === 'left' ? 500 : 700 }),
  ]);
}

// Milliseconds of what a key asks of the state in an image of 300,000 nodes, and of the frame after it.
import { rowsOf } from '../../src/app/selectors.ts';
import { initialState, update } from '../../src/app/update.ts';
import { stackOf } from '../../src/layers/stack.ts';
import { lines } from '../../src/view/lines.ts';
import { imageOf, layerIndex } from './images.mjs';

const size = { columns: 200, rows: 60 };
const base = { count: 230_000, root: 'base' };
const upper = [2, 3, 4, 5, 6].map((position) =>
  layerIndex(position, { count: 10_000, root: `step-${position}`, from: base, rewritten: 60 }),
);
const indexes = [layerIndex(1, base), ...upper];

const times = { layer: [], class: [], fold: [], unfoldAll: [], frame: [] };
let [state] = initialState(size, 'bench');
send({ type: 'loaded', id: state.screen.id, stack: stackOf(imageOf('bench', indexes), indexes) });
lines(state, false);
key('2');

for (let round = 0; round < 4; round++) {
  for (const step of [']', ']', ']', ']', '[', '[', '[', '[']) timed('layer', () => key(step));
}
for (let step = 0; step < 2; step++) key(']');
for (let round = 0; round < 6; round++) {
  for (const line of ['added', 'modified', 'unchanged']) timed('class', () => send({ type: 'toggleShown', line }));
}
// with what the layer left alone the tree has all 300,000 nodes
send({ type: 'toggleShown', line: 'unchanged' });
for (let round = 0; round < 6; round++) {
  timed('unfoldAll', () => key('Z'));
  key('Z');
}
key('Z');
key('g');
key('j');
for (let round = 0; round < 20; round++) {
  const before = rowsOf(state.screen).length;
  timed('fold', () => key('space'));
  if (Math.abs(rowsOf(state.screen).length - before) < 100_000) throw new Error('this folds nothing');
}
console.log(JSON.stringify(times));

/** Rows are part of it: whoever unfolds wants to see. */
function timed(name, act) {
  const began = performance.now();
  act();
  rowsOf(state.screen).at(0);
  const acted = performance.now();
  lines(state, false);
  times[name].push(acted - began);
  times.frame.push(performance.now() - acted);
}

function key(name) {
  send({ type: 'key', key: name });
}

function send(message) {
  [state] = update(state, message);
}

import { loadingPair } from './comparing/update-loaded.ts';
import { withExplorerBelow } from './explorerBelow.ts';
import type { Message } from './message.ts';
import { secondChoices } from './secondChoices.ts';
import type { Browsing, SecondOverlay, State } from './state.ts';
import { browse, type Step, stay } from './step.ts';

/** `C`: the popup that names the image to compare with, and the effect that lists what can be named. */
export function openSecond(state: State, browsing: Browsing): Step {
  const id = state.nextId;
  const overlay: SecondOverlay = { kind: 'second', query: '', id, cursor: 0, top: 0 };
  return [{ ...browse(state, { ...browsing, overlay }), nextId: id + 1 }, [{ type: 'listImages', id }]];
}

export function onListed(state: State, { id, choices }: Extract<Message, { type: 'listed' }>): Step {
  const { screen } = state;
  if (screen.kind !== 'browsing' || screen.overlay?.kind !== 'second' || screen.overlay.id !== id) return stay(state);
  return stay(browse(state, { ...screen, overlay: { ...screen.overlay, choices } }));
}

/** Enter in the popup: opens the image beside this one. */
export function compareWith(state: State, browsing: Browsing, overlay: SecondOverlay): Step | undefined {
  const choice = secondChoices(overlay)[overlay.cursor];
  if (choice === undefined) return undefined;
  const { reference } = choice;
  const [below, cancelled] = withExplorerBelow(state, browsing);
  const id = below.nextId;
  const { stack, image } = browsing;
  const screen = loadingPair(id, image.reference, reference);
  const entries = stack.indexes.reduce((sum, index) => sum + index.entries, 0);
  const size = stack.indexes.reduce((sum, index) => sum + index.bytes, 0);
  const read = { source: image.source, size, layers: stack.indexes.length, entries, stack };
  const left = { reference: image.reference, progress: { stage: 'read', done: size, total: size }, read };
  return [
    { ...below, nextId: id + 1, screen: { ...screen, sides: { left, right: screen.sides.right } } },
    [...cancelled, { type: 'loadSecond', id, left: stack, reference }],
  ];
}

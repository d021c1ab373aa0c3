import type { State } from '../../src/app/state.ts';

const refuse = (): never => {
  throw new Error('a value of the state was changed in place');
};

/** The state, frozen through; maps and sets refuse to change. What the state only points to (the stack) stays as it is. */
export function frozen(state: State): State {
  freeze(state);
  return state;
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  if (value instanceof Map || value instanceof Set) {
    for (const name of ['set', 'add', 'delete', 'clear']) Object.defineProperty(value, name, { value: refuse });
    Object.freeze(value);
    return;
  }
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain || 'indexes' in value) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}

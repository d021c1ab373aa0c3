/**
 * Remembers the last value made for each object: asked again with an input of the same fields it answers without work.
 * Views ask for every frame, and what they ask for changes only with the state.
 */
export function latest<Key extends object, Input extends object, Value>(
  make: (key: Key, input: Input) => Value,
): (key: Key, input: Input) => Value {
  const known = new WeakMap<Key, { readonly input: Input; readonly value: Value }>();
  return (key, input) => {
    const last = known.get(key);
    if (last !== undefined && sameFields(last.input, input)) return last.value;
    const value = make(key, input);
    known.set(key, { input, value });
    return value;
  };
}

function sameFields<T extends object>(a: T, b: T): boolean {
  const keys = Object.keys(a) as (keyof T)[];
  return keys.length === Object.keys(b).length && keys.every((key) => Object.is(a[key], b[key]));
}

import type { Complain } from './complaints.ts';

/**
 * The members of a foreign JSON object, each coerced to the type it should have. `null` counts as absent, as in Go; a
 * value of the wrong type is complained about and read as well as it can be. Keys match exactly, else without regard
 * to case, as Go matches them (Guix writes `env` for `Env`).
 */
export type Fields = {
  raw(name: string): unknown;
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  flag(name: string): boolean;
  /** A list of texts. `limit` is how many members are read, here and below. */
  texts(name: string, limit?: number): readonly string[] | undefined;
  /** A list of objects; what is no object in it is left out. */
  objects(name: string, limit?: number): readonly Fields[];
  object(name: string): Fields | undefined;
  /** The keys of an object that is used as a set: ports, volumes. */
  keys(name: string): readonly string[];
  /** An object of texts: labels, annotations. Values that are no text are written out. */
  map(name: string): ReadonlyMap<string, string>;
};

/** Any honest list is shorter: an index may list every tag of a mirror, a history some thousand steps. */
export const longestList = 10_000;

/** The fields of `value`; `where` names it in complaints. Something that is no object has no fields. */
export function fieldsOf(value: unknown, where: string, complain: Complain): Fields {
  const raw = lookup(value);
  const wrong = (name: string, wanted: string) => complain(`${name} in ${where} is no ${wanted}`);

  function typed<T>(name: string, wanted: string, read: (found: unknown) => T | undefined): T | undefined {
    const found = raw(name);
    if (found === undefined || found === null) return undefined;
    const result = read(found);
    if (result === undefined) wrong(name, wanted);
    return result;
  }

  function list(name: string, limit = longestList): readonly unknown[] {
    const found = typed(name, 'list', (value) => (Array.isArray(value) ? (value as unknown[]) : undefined)) ?? [];
    if (found.length > limit) complain(`${name} in ${where} has ${found.length} members, ${limit} are read`, 'limit');
    return found.slice(0, limit);
  }

  function texts(name: string, limit?: number): readonly string[] | undefined {
    const found = raw(name);
    if (found === undefined || found === null) return undefined;
    if (typeof found === 'string') {
      wrong(name, 'list');
      return [found];
    }
    const members = list(name, limit);
    if (members.some((member) => typeof member !== 'string')) wrong(name, 'list of texts');
    return members.filter((member) => typeof member === 'string');
  }

  function entries(name: string): [string, unknown][] {
    return Object.entries(typed(name, 'object', (value) => (isObject(value) ? value : undefined)) ?? {});
  }

  return {
    raw,
    text: (name) => typed(name, 'text', (value) => (typeof value === 'string' ? value : undefined)),
    number: (name) => typed(name, 'number', (value) => (typeof value === 'number' ? value : undefined)),
    flag: (name) => typed(name, 'boolean', (value) => (typeof value === 'boolean' ? value : undefined)) ?? false,
    texts,
    objects(name, limit) {
      const members = list(name, limit);
      if (!members.every(isObject)) wrong(name, 'list of objects');
      return members.filter(isObject).map((member) => fieldsOf(member, `${name} of ${where}`, complain));
    },
    object(name) {
      const found = typed(name, 'object', (value) => (isObject(value) ? value : undefined));
      return found && fieldsOf(found, `${name} of ${where}`, complain);
    },
    keys: (name) => entries(name).map(([key]) => key),
    map: (name) => new Map(entries(name).map(([key, value]) => [key, textOf(value)])),
  };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lookup(value: unknown): (name: string) => unknown {
  if (!isObject(value)) return () => undefined;
  // A map, because `value['constructor']` would find what no manifest says.
  const members = new Map(Object.entries(value));
  let folded: Map<string, unknown> | undefined;
  return (name) => {
    if (members.has(name)) return members.get(name);
    folded ??= new Map(Object.entries(value).map(([key, member]) => [key.toLowerCase(), member]));
    return folded.get(name.toLowerCase());
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : isObject(value) || Array.isArray(value) ? '' : String(value);
}

/** A JSON Schema as parsed. */
export type Schema = { readonly [keyword: string]: unknown };

/**
 * What in `value` a schema (2020-12, the keywords that docs/layerscope.schema.json uses) does not allow; each fault
 * begins with its place. Stricter than the standard: a property that the schema does not name is a fault where it names
 * any. An unknown keyword throws, so that none is silently ignored.
 */
export function schemaFaults(root: Schema, value: unknown): string[] {
  return new Validation(root).faults(root, value, '');
}

type Rule = (check: Validation, argument: unknown, value: unknown, at: string) => string[];

const silent: Rule = () => [];

const rules: Readonly<Record<string, Rule>> = {
  $schema: silent,
  $defs: silent,
  title: silent,
  description: silent,
  contentEncoding: silent,
  $ref: (check, name, value, at) => check.faults(check.definition(String(name)), value, at),
  oneOf: (check, schemas, value, at) => {
    const faults = (schemas as Schema[]).map((schema) => check.faults(schema, value, at));
    const fitting = faults.filter((list) => list.length === 0).length;
    return fitting === 1 ? [] : [`${at}: fits ${fitting} of ${faults.length} schemas`, ...faults.flat()];
  },
  const: (_, wanted, value, at) => (value === wanted ? [] : [`${at}: is not ${String(wanted)}`]),
  enum: (_, wanted, value, at) => ((wanted as unknown[]).includes(value) ? [] : [`${at}: ${String(value)}`]),
  type: (_, types, value, at) =>
    [types].flat().some((type) => isOfType(value, type)) ? [] : [`${at}: is no ${String(types)}`],
  minimum: (_, least, value, at) =>
    typeof value === 'number' && value < Number(least) ? [`${at}: is less than ${String(least)}`] : [],
  pattern: (_, pattern, value, at) =>
    typeof value === 'string' && !new RegExp(String(pattern), 'u').test(value) ? [`${at}: ${value}`] : [],
  format: (_, format, value, at) => {
    if (format !== 'date-time') throw new Error(`the schema has a format that this validator does not know: ${format}`);
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(String(value)) ? [] : [`${at}: ${value}`];
  },
  required: (_, names, value, at) =>
    (names as string[]).filter((name) => !(name in Object(value))).map((name) => `${at}: lacks ${name}`),
  properties: (check, properties, value, at) => {
    const known = properties as Readonly<Record<string, Schema>>;
    return Object.entries(Object(value)).flatMap(([name, member]) => {
      const schema = Object.hasOwn(known, name) ? known[name] : undefined;
      return schema === undefined ? [`${at}/${name}: is unknown`] : check.faults(schema, member, `${at}/${name}`);
    });
  },
  items: (check, schema, value, at) =>
    Array.isArray(value) ? value.flatMap((item, i) => check.faults(schema as Schema, item, `${at}/${i}`)) : [],
};

class Validation {
  readonly #root: Schema;

  constructor(root: Schema) {
    this.#root = root;
  }

  faults(schema: Schema, value: unknown, at: string): string[] {
    return Object.entries(schema).flatMap(([keyword, argument]) => {
      const rule = rules[keyword];
      if (rule === undefined) throw new Error(`the schema has a keyword that this validator does not know: ${keyword}`);
      return rule(this, argument, value, at);
    });
  }

  definition(reference: string): Schema {
    const found = (this.#root['$defs'] as Record<string, Schema>)[reference.replace('#/$defs/', '')];
    if (found === undefined) throw new Error(`the schema has no ${reference}`);
    return found;
  }
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

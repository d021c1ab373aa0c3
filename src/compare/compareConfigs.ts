import type { Tree } from '../layers/tree.ts';
import type { Image } from '../model/image.ts';
import { type Run, runOf } from './runOf.ts';
import { sameInstant } from './sameInstant.ts';

export type ConfigValue = string | readonly string[];

/** One field of both configs; env, labels, ports and volumes have a row for each key. Raw texts. */
export type ConfigRow = {
  readonly field: ConfigField;
  /** Of env and labels the name, of ports and volumes the port or path. */
  readonly key?: string;
  /** null: the config has no such field or key; an empty one is none. */
  readonly left: ConfigValue | null;
  readonly right: ConfigValue | null;
  readonly differs: boolean;
};

/** In the order in which they are told. */
const configFields = [
  'entrypoint',
  'cmd',
  'env',
  'user',
  'workingDir',
  'ports',
  'volumes',
  'labels',
  'healthcheck',
  'stopSignal',
  'shell',
  'onBuild',
  'os',
  'architecture',
  'variant',
  'created',
] as const;

export type ConfigField = (typeof configFields)[number];

export type ConfigComparison = {
  /** What differs first, each part in the order of the fields, keys in order. Fields that neither has are rows too. */
  readonly rows: readonly ConfigRow[];
  /** `docker run IMG` on each side. */
  readonly run: { readonly left: Run; readonly right: Run };
  /** `docker run IMG x` on each side: x comes in the place of Cmd, but is added to an Entrypoint. */
  readonly runWith: { readonly left: Run; readonly right: Run };
};

/** Two images' configs, field by field; the trees say whether what would run is there. */
export function compareConfigs(left: Tree, right: Tree): ConfigComparison {
  const [mine, theirs] = [left.stack.image, right.stack.image];
  const rows = configFields.flatMap((field) => rowsOf(field, valuesOf(mine, field), valuesOf(theirs, field)));
  return {
    rows: [...rows.filter(({ differs }) => differs), ...rows.filter(({ differs }) => !differs)],
    run: { left: runOf(left, mine.config.cmd ?? []), right: runOf(right, theirs.config.cmd ?? []) },
    runWith: { left: runOf(left, ['x']), right: runOf(right, ['x']) },
  };
}

/** The values of a field by key; a field without keys has at most one, under the empty key. */
type Values = ReadonlyMap<string, ConfigValue>;

const keyed: readonly ConfigField[] = ['env', 'ports', 'volumes', 'labels'];

function valuesOf({ config, platform, created }: Image, field: ConfigField): Values {
  switch (field) {
    case 'env':
      return new Map(config.env.map(splitAtEquals));
    case 'ports':
    case 'volumes':
      return new Map(config[field].map((name) => [name, name]));
    case 'labels':
      return config.labels;
    case 'os':
    case 'architecture':
    case 'variant':
      return single(platform[field]);
    case 'created':
      return single(created);
    default:
      return single(config[field]);
  }
}

/** An empty list or text is what engines write for a field that is not set. */
function single(value: ConfigValue | undefined): Values {
  return new Map(value === undefined || value.length === 0 ? [] : [['', value]]);
}

/** A variable without `=` is unset in the container: it has no value. */
function splitAtEquals(variable: string): [name: string, value: string] {
  const equals = variable.indexOf('=');
  return equals < 0 ? [variable, ''] : [variable.slice(0, equals), variable.slice(equals + 1)];
}

function rowsOf(field: ConfigField, left: Values, right: Values): readonly ConfigRow[] {
  const keys = [...new Set([...left.keys(), ...right.keys()])].sort();
  if (keys.length === 0) return [{ field, left: null, right: null, differs: false }];
  return keys.map((key) => {
    const [a, b] = [left.get(key) ?? null, right.get(key) ?? null];
    const differs = !isSame(field, a, b);
    return { field, ...(keyed.includes(field) ? { key } : {}), left: a, right: b, differs };
  });
}

/** A time is the same however it is written. */
function isSame(field: ConfigField, a: ConfigValue | null, b: ConfigValue | null): boolean {
  if (field === 'created' && typeof a === 'string' && typeof b === 'string') return sameInstant(a, b);
  return JSON.stringify(a) === JSON.stringify(b);
}

import type { Tree } from '../layers/tree.ts';

export type ConfigValue = string | readonly string[];

/** One field of both configs; env, labels, ports and volumes have a row for each key. Raw texts. */
export type ConfigRow = {
  readonly field: string;
  /** Of env and labels the name, of ports and volumes the port or path. */
  readonly key?: string;
  /** null: the config has no such field or key. */
  readonly left: ConfigValue | null;
  readonly right: ConfigValue | null;
  readonly differs: boolean;
};

/** What an engine would start. */
export type Run = {
  /** Empty when the config names nothing to run: engines refuse. */
  readonly argv: readonly string[];
  /** Path of the program in the image, latin1, links followed; null when the image has no such file. */
  readonly program: string | null;
};

export type ConfigComparison = {
  /** What differs first. */
  readonly rows: readonly ConfigRow[];
  /** `docker run IMG` on each side. */
  readonly run: { readonly left: Run; readonly right: Run };
  /** `docker run IMG x` on each side: x replaces Cmd, but not Entrypoint. */
  readonly runWith: { readonly left: Run; readonly right: Run };
};

/** Two images' configs, field by field; the trees say whether what would run is there. */
export declare function compareConfigs(left: Tree, right: Tree): ConfigComparison;

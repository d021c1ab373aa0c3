/** Everything that can be wrong with the data of an image. The list is closed: docs/json.md describes each. */
export const problemCodes = [
  // what an archive or layout lacks or says wrongly
  'missing-blob',
  'foreign-layer',
  'digest-mismatch',
  'size-mismatch',
  'truncated-archive',
  'engine-error',
  'manifest-field',
  'manifest-duplicate',
  'manifest-trailing',
  'history-mismatch',
  'encrypted-layer',
  'unsupported-layer',
  // what a layer's stream or headers say wrongly
  'truncated-layer',
  'corrupt-compression',
  'trailing-data',
  'invalid-header',
  'unknown-type',
  'header-too-large',
  'limit',
  // what engines refuse or read differently
  'invalid-name',
  'outside-root',
  'invalid-whiteout',
  'whiteout-of-own-entry',
  'whiteout-beside-entry',
  'duplicate-path',
  'broken-hardlink',
  'name-too-long',
  'hidden-link',
  'device-whiteout',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/**
 * Something wrong with data inside an image. `error` where something is missing or every engine refuses it, `note`
 * where engines load it and a person may want to know. Texts of engines and archives are raw: whoever prints sanitises.
 */
export type Problem = {
  readonly severity: 'error' | 'note';
  readonly code: ProblemCode;
  /** One sentence: what and where. */
  readonly message: string;
  /** Position of the layer, from 1; absent when it concerns the image. */
  readonly layer?: number;
  /** The path it concerns, latin1. */
  readonly path?: string;
};

import type { Extra, LayerIndex } from '../model/layerIndex.ts';
import { type Problem, problemCodes } from '../model/problem.ts';

/** What of an index is no column: its problems, and the extras that differ as `[xattrs, device, sparse, stored]`. */
type Written = { readonly extras: readonly unknown[]; readonly problems: readonly unknown[] };

/**
 * Extras and problems as bytes: JSON, and a column of pairs (row, place among the extras), because whole layers can have
 * the same extra on every row. Latin1 strings are JSON as they are.
 */
export function tailBytes({ extras, problems }: LayerIndex): { readonly text: Uint8Array; readonly rows: Uint32Array } {
  const places = new Map<string, number>();
  const rows = new Uint32Array(extras.size * 2);
  let at = 0;
  for (const [row, { xattrs, device, sparse, stored }] of extras) {
    const text = JSON.stringify([xattrs && [...xattrs], device, sparse, stored]);
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    rows[at++] = row;
    rows[at++] = place;
  }
  const text = `{"extras":[${[...places.keys()].join(',')}],"problems":${JSON.stringify(problems)}}`;
  return { text: new TextEncoder().encode(text), rows };
}

/** Extras and problems of the bytes that `tailBytes` made; undefined when these are others. */
export function indexTail(
  text: Uint8Array,
  rows: Uint32Array,
  length: number,
): Pick<LayerIndex, 'extras' | 'problems'> | undefined {
  const written = parsed(text);
  if (written === undefined || !written.problems.every(isProblem)) return undefined;
  const different = written.extras.map(extraOf);
  const extras = new Map<number, Extra>();
  for (let i = 0; i + 1 < rows.length; i += 2) {
    const extra = different[rows[i + 1]!];
    if (extra === undefined || rows[i]! >= length) return undefined;
    extras.set(rows[i]!, extra);
  }
  return { extras, problems: written.problems };
}

function parsed(text: Uint8Array): Written | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
    if (typeof value !== 'object' || value === null || !('extras' in value && 'problems' in value)) return undefined;
    const { extras, problems } = value;
    return Array.isArray(extras) && Array.isArray(problems) ? { extras, problems } : undefined;
  } catch (error) {
    // no JSON, or no UTF-8 (TypeError of the decoder)
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function extraOf(written: unknown): Extra | undefined {
  if (!Array.isArray(written)) return undefined;
  const [xattrs, device, sparse, stored] = written as unknown[];
  if (xattrs !== null && !arePairs(xattrs, isText)) return undefined;
  if (device !== null && !isPair(device, isCount)) return undefined;
  if (sparse !== null && !arePairs(sparse, isCount)) return undefined;
  if (stored !== null && !isCount(stored)) return undefined;
  return {
    ...(xattrs === null ? {} : { xattrs: new Map(xattrs) }),
    ...(device === null ? {} : { device }),
    ...(sparse === null ? {} : { sparse }),
    ...(stored === null ? {} : { stored }),
  };
}

function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null) return false;
  const { severity, code, message, path } = value as Partial<Record<keyof Problem, unknown>>;
  const isKnown = problemCodes.some((one) => one === code) && (severity === 'error' || severity === 'note');
  return isKnown && isText(message) && (path === undefined || isText(path));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isPair<T>(value: unknown, isOne: (member: unknown) => member is T): value is [T, T] {
  return Array.isArray(value) && value.length === 2 && value.every(isOne);
}

function arePairs<T>(value: unknown, isOne: (member: unknown) => member is T): value is [T, T][] {
  return Array.isArray(value) && value.every((pair) => isPair(pair, isOne));
}

import type { LayerAlignment } from '../compare/alignLayers.ts';
import type { LayerVerdict } from '../model/layerVerdict.ts';
import type { Problem } from '../model/problem.ts';

/** What was found of an image's digests so far, by the position of the layer. Absent on a screen: nobody has begun. */
export type Digests = ReadonlyMap<number, LayerVerdict>;

export function withVerdicts(digests: Digests | undefined, verdicts: readonly LayerVerdict[]): Digests {
  return new Map([...(digests ?? []), ...verdicts.map((verdict) => [verdict.position, verdict] as const)]);
}

/** Layers whose bytes are not what the image says, base first. */
export function digestProblems(digests: Digests | undefined): readonly Problem[] {
  const verdicts = [...(digests?.values() ?? [])].sort((a, b) => a.position - b.position);
  return verdicts.flatMap(({ problems }) => problems);
}

/** Behind a layer's digest; undefined while nobody has begun, and where there is nothing to check. */
export function verdictText(digests: Digests | undefined, position: number): string | undefined {
  if (digests === undefined) return undefined;
  const verdict = digests.get(position);
  if (verdict === undefined) return 'not checked yet';
  return verdict.verified === null ? undefined : verdict.verified ? 'verified' : 'is another one';
}

/** Whether the layers of one diff id are so by their bytes, on both sides. */
export function areVerified(
  { rows }: Pick<LayerAlignment, 'rows'>,
  left: Digests | undefined,
  right: Digests | undefined,
): boolean {
  const holds = (digests: Digests | undefined, position: number | null): boolean =>
    position !== null && digests?.get(position)?.verified === true;
  return rows.every((row) => row.match !== 'shared' || (holds(left, row.left) && holds(right, row.right)));
}

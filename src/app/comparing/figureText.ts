import type { ComparisonFacts } from '../../analysis/comparisonFacts.ts';
import type { ImageFacts } from '../../analysis/imageFacts.ts';
import { sizeText } from '../../text/bytes.ts';
import { grouped, plural } from '../../text/plural.ts';

/** A difference of bytes with its sign: `+7.39 MB`, `-12 B`, `0 B`. */
export function growthText(bytes: number, inBinary = false): string {
  if (bytes === 0) return '0 B';
  return `${bytes < 0 ? '-' : '+'}${sizeText(Math.abs(bytes), inBinary)}`;
}

/** How many times: `330 386`, `220`, `34.2`, `3.42`. */
export function ratioText(ratio: number): string {
  if (ratio >= 99.95) return grouped(Math.round(ratio));
  return ratio >= 9.995 ? ratio.toFixed(1) : ratio.toFixed(2);
}

/** The difference at the right end of the tabs: `B is 220 × A: +7.39 MB`. */
export function differenceText(facts: ComparisonFacts, inBinary = false): string {
  const { relation, size, shared, left, right } = facts;
  if (relation === 'identical') return 'A and B are identical';
  if (relation === 'times') return 'A and B are identical but for times';
  const growth = growthText(size.difference, inBinary);
  if (shared.whole === 'left') return `B is A and ${plural(right.ownLayers.layers, 'layer')} more: ${growth}`;
  if (shared.whole === 'right') return `A is B and ${plural(left.ownLayers.layers, 'layer')} more: ${growth}`;
  if (size.larger === null) return 'A and B have the same size';
  if (size.ratio === null || size.ratio < 1.1) return `B − A: ${growth}`;
  const times = ratioText(size.ratio);
  return size.larger === 'right' ? `B is ${times} × A: ${growth}` : `A is ${times} × B: ${growth}`;
}

/** `15 apk packages`, `1 store path`; `no packages` where nothing lists any. */
export function packagesText({ packages }: Pick<ImageFacts, 'packages'>): string {
  if (packages.length === 0) return 'none';
  return packages
    .map(({ kind, packages: count }) =>
      kind === 'nix' ? plural(count, 'store path') : plural(count, `${kind} package`),
    )
    .join(', ');
}

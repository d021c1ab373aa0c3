import { packageText } from '../../analysis/packageText.ts';
import { rowPath, targetBytes } from '../../layers/rowEntry.ts';
import type { Layer } from '../../model/image.ts';
import { latin1OfBytes } from '../../model/latin1.ts';
import { type LayerIndex, rowFlags } from '../../model/layerIndex.ts';
import { inStore, storeName } from '../../model/storePath.ts';
import { kinds } from '../../model/tarEntry.ts';
import { plural } from '../../text/plural.ts';
import { readable } from '../../text/sanitize.ts';

/**
 * What a layer of Nix holds: `hello-static 1.0`, `postgresql 16.6 and 46 more`; undefined when the history names no store
 * path. Without an index, which tells sizes and links, as much as the history says.
 */
export function storeLayerText(layer: Layer, index: LayerIndex | undefined): string | undefined {
  const names = layer.storePaths.flatMap((path) => {
    const found = inStore(path);
    return found ? [found.own] : [];
  });
  const [first] = names;
  if (!first) return undefined;
  if (names.length === 1 && first.rest.endsWith('customisation-layer')) return index ? linksText(index) : '…';
  if (names.length === 1) return packageText(first.rest);
  if (index === undefined) return plural(names.length, 'store path');
  const sizes = storeSizes(index);
  const size = (hash: string): number => sizes.get(hash) ?? 0;
  const largest = names.reduce((best, name) => (size(name.hash) > size(best.hash) ? name : best));
  return `${packageText(largest.rest)} and ${names.length - 1} more`;
}

/** The customisation layer of dockerTools links what the image wants at its root. */
function linksText(index: LayerIndex): string {
  const links: string[] = [];
  for (let row = 1; row < index.length; row++) {
    const kind = kinds[index.kind[row]!];
    if (kind === 'directory' || index.flags[row]! & (rowFlags.whiteout | rowFlags.replaced)) continue;
    if (kind !== 'symlink' || !inStore(latin1OfBytes(targetBytes(index, row))))
      return 'what the image adds to its store paths';
    links.push(readable(rowPath(index, row)));
  }
  if (links.length === 0) return 'nothing but folders';
  const more = links.length > 3 ? ` and ${plural(links.length - 3, 'more', 'more')}` : '';
  return `links into the store: ${links.slice(0, 3).join(' ')}${more}`;
}

/** Bytes of a layer's files by the hash of the store path they lie in. */
function storeSizes(index: LayerIndex): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  const hashes: (string | undefined)[] = [undefined];
  for (let row = 1; row < index.length; row++) {
    const parent = index.parent[row]!;
    const own = (parent < 0 ? undefined : hashes[parent]) ?? hashOf(index, row);
    hashes.push(own);
    if (own !== undefined && index.inode[row] === row) sizes.set(own, (sizes.get(own) ?? 0) + index.size[row]!);
  }
  return sizes;
}

function hashOf({ names, nameStart, nameEnd }: LayerIndex, row: number): string | undefined {
  const [start, end] = [nameStart[row]!, nameEnd[row]!];
  // 0x2d: the dash behind 32 digits; all other names need not be decoded.
  return end - start > 33 && names[start + 32] === 0x2d
    ? storeName(latin1OfBytes(names.subarray(start, end)))?.hash
    : undefined;
}

import type { Stack } from '../layers/stack.ts';
import { type LayerIndex, rowFlags } from '../model/layerIndex.ts';
import { kinds } from '../model/tarEntry.ts';

/** A layer that ships no bytes: how many of its entries are links, folders, or something else (empty files, whiteouts, devices). */
export type EmptyLayer = {
  readonly position: number;
  readonly links: number;
  readonly folders: number;
  readonly others: number;
};

/** The layers up to a position that ship no bytes. */
export function emptyLayers({ indexes }: Stack, end: number): readonly EmptyLayer[] {
  return indexes.slice(0, end).flatMap((index, i) => (index.bytes === 0 ? [contentsOf(index, i + 1)] : []));
}

function contentsOf({ length, kind, flags }: LayerIndex, position: number): EmptyLayer {
  const counts = { links: 0, folders: 0, others: 0 };
  for (let row = 1; row < length; row++) {
    if (flags[row]! & rowFlags.implied) continue;
    const name = kinds[kind[row]!]!;
    const isLink = name === 'symlink' || name === 'hardlink';
    if (flags[row]! & rowFlags.whiteout) counts.others++;
    else counts[isLink ? 'links' : name === 'directory' ? 'folders' : 'others']++;
  }
  return { position, ...counts };
}

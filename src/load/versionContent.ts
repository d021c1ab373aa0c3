import { contentVersion, type Stack, type VersionPlace, versionPlace } from '../layers/stack.ts';
import { type Bytes, section } from '../model/bytes.ts';
import type { OpenImage } from '../model/openImage.ts';
import { sparseBytes } from './sparseBytes.ts';

/** A regular file as one version of a path ships it: the layer's row that holds the data. */
export type Content = VersionPlace;

/** Where the content of a version lies; of a hard link: where that of the file it shares lies. */
export function contentOf(stack: Stack, version: number): Content {
  return versionPlace(stack, contentVersion(stack, version));
}

/** The content as bytes, when its layer lies plain in the source; undefined when it is compressed or missing. */
export function plainBytes(open: OpenImage, content: Content): Bytes | undefined {
  const blob = open.openLayer(content.layer);
  if (blob?.compression !== 'none') return undefined;
  const { index, row } = content;
  const runs = index.extras.get(row)?.sparse;
  const size = index.size[row]!;
  const body = index.body[row]!;
  return runs === undefined ? section(blob.bytes, body, size) : sparseBytes(blob.bytes, body, size, runs);
}

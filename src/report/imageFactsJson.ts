import { census } from '../analysis/census.ts';
import { packedSize, shippedSize } from '../analysis/imageSize.ts';
import type { Stack } from '../layers/stack.ts';
import { treeAt } from '../layers/treeAt.ts';
import { platformText } from '../model/image.ts';

/** `image` of docs/json.md: the image itself. */
export function imageFactsJson(stack: Stack): object {
  const { image } = stack;
  return {
    reference: image.reference,
    names: image.names,
    id: image.id,
    source: image.source,
    platform: platformText(image.platform),
    created: image.created ?? null,
    size: shippedSize(stack),
    compressedSize: packedSize(image),
    files: census(treeAt(stack, image.layers.length)).files,
    config: isObject(image.rawConfig) ? image.rawConfig : {},
  };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

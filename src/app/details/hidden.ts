import type { Comparison } from '../../compare/comparison.ts';
import { exactBytes, sizeText } from '../../text/bytes.ts';
import { readable } from '../../text/sanitize.ts';

/** What a step hides of the layers below: `6 405 B of layer 7: somefile3.txt`, `12.8 kB of layers 5 and 6`. */
export function hiddenText(comparison: Comparison): string | undefined {
  const { hidden } = comparison.bytes(0);
  if (hidden === 0) return undefined;
  const { before, after } = comparison;
  const layers = new Set<number>();
  let paths = 0;
  let last = 0;
  for (const node of comparison.changes.nodes) {
    if (node === 0 || before.size(node) === 0) continue;
    layers.add(before.layer(node));
    paths++;
    last = node;
  }
  const of = layersText([...layers].sort((a, b) => a - b));
  return paths === 1 ? `${exactBytes(hidden)} of ${of}: ${baseName(after.path(last))}` : `${sizeText(hidden)} of ${of}`;
}

/** `layer 7`, `layers 5 and 6`, `9 layers`. */
function layersText(layers: readonly number[]): string {
  if (layers.length === 1) return `layer ${layers[0]}`;
  return layers.length > 3
    ? `${layers.length} layers`
    : `layers ${layers.slice(0, -1).join(', ')} and ${layers.at(-1)}`;
}

/** The last name of a path, readable. */
export function baseName(path: string): string {
  return readable(path.slice(path.lastIndexOf('/') + 1));
}

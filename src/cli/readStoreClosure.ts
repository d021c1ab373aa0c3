import { storeOf } from '../analysis/nix/store.ts';
import { storeClosure } from '../analysis/nix/storeClosure.ts';
import type { Tree } from '../layers/tree.ts';
import { hearContents } from '../load/hearContents.ts';
import type { OpenImage } from '../model/openImage.ts';

/** Bytes of the closure of what an image has of a store; undefined without one, null where not all of it can be read. */
export async function readStoreClosure(
  open: OpenImage,
  tree: Tree,
  signal?: AbortSignal,
): Promise<number | null | undefined> {
  const store = storeOf(tree);
  if (store.paths.length === 0) return undefined;
  const whole = await hearContents(open, tree.stack, store.contents, signal);
  return whole === store.contents.size ? storeClosure(tree, store) : null;
}

import { posix } from 'node:path';
import { resolveLink } from '../layers/resolveLink.ts';
import { type Stack, versionsOf } from '../layers/stack.ts';
import type { Tree } from '../layers/tree.ts';
import { latin1OfText } from '../model/latin1.ts';
import { UserError } from '../model/userError.ts';
import { harmless } from '../text/sanitize.ts';

/**
 * The path that a person means (`/etc/`, `./etc`, `bin/sh` where `bin` is a link to `usr/bin`): latin1, no leading
 * slash, the folders on the way followed through links in the first of `trees` that has it. A link itself is followed
 * only with a slash behind it, as ls does. What no tree has comes back as it was typed.
 */
export function imagePath(typed: string, trees: readonly Tree[]): string {
  const path = latin1OfText(typed);
  for (const tree of trees) {
    const found = pathIn(tree, path);
    if (found !== undefined) return found;
  }
  return posix.normalize(`/${path}`).replace(/^\/|\/$/g, '');
}

function pathIn(tree: Tree, path: string): string | undefined {
  const slash = path.lastIndexOf('/');
  const last = path.slice(slash + 1);
  const followsAll = last === '' || last === '.' || last === '..';
  const resolved = resolveLink(tree, followsAll ? path : path.slice(0, slash + 1));
  if (!('path' in resolved)) return undefined;
  if (followsAll) return resolved.path;
  const whole = resolved.path === '' ? last : `${resolved.path}/${last}`;
  return tree.find(whole) >= 0 ? whole : undefined;
}

/** The layer that `--layer` names. Throws UserError when the image has none of that number. */
export function checkedLayer(layer: number | undefined, stack: Stack): number | undefined {
  const count = stack.image.layers.length;
  if (layer === undefined || layer <= count) return layer;
  throw new UserError(`there is no layer ${layer}: the image has ${count}`, {
    hint: 'Layers count from 1, base first.',
  });
}

/** Says that a path is not there, and where it was when an earlier layer had it. */
export function missingPath(typed: string, path: string, stack: Stack): UserError {
  const last = versionsOf(stack, path)
    .filter((version) => version.what !== 'whiteout')
    .at(-1);
  const hint =
    last === undefined
      ? 'layerscope ls IMAGE -R lists every path.'
      : `Layer ${last.layer} still has it: layerscope ls IMAGE ${harmless(typed)} --layer ${last.layer}`;
  return new UserError(`the image has no ${harmless(typed)}`, { hint });
}

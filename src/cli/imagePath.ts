import { posix } from 'node:path';
import { type Stack, versionsOf } from '../layers/stack.ts';
import { latin1OfText } from '../model/latin1.ts';
import { UserError } from '../model/userError.ts';
import { harmless } from '../text/sanitize.ts';

/** A path as a person types it (`/etc/`, `./etc`, `etc`) as a path in memory: latin1, no leading slash. */
export function imagePath(typed: string): string {
  const clean = posix.normalize(`/${typed}`).slice(1);
  return latin1OfText(clean.endsWith('/') ? clean.slice(0, -1) : clean);
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

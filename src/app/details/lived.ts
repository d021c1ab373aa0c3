import type { Comparison, Equal } from '../../compare/comparison.ts';
import { type LifeEvent, life } from '../../compare/life.ts';
import { changeSigns } from '../../model/change.ts';

/** Which layers did what to a path: `+ layer 2, never before`, `+ layer 4, ~ layer 5, - layer 10`. */
export function lifeText(comparison: Comparison, node: number, equal: Equal): string | undefined {
  const events = life(comparison.after.stack, node, equal);
  const [first] = events;
  if (first === undefined) return undefined;
  const steps = events.map((event) => `${changeSigns[event.class]} layer ${event.layer}`).join(', ');
  return events.length === 1 ? `${steps}, ${neverElse(comparison, first)}` : steps;
}

/** For the line below a lone pane: `written by layer 2, never before`, `written by layer 4, then ~5 -10`. */
export function writtenText(comparison: Comparison, node: number, equal: Equal): string | undefined {
  const [first, ...later] = life(comparison.after.stack, node, equal);
  if (first === undefined) return undefined;
  const written = `written by layer ${first.layer}`;
  if (later.length === 0) return `${written}, ${neverElse(comparison, first)}`;
  return `${written}, then ${later.map((event) => `${changeSigns[event.class]}${event.layer}`).join(' ')}`;
}

/** Who looks at the layer that wrote it asks what was before; who looks from further up, what came after. */
function neverElse({ before, after }: Comparison, { layer }: LifeEvent): string {
  return layer === after.position && before.position > 0 ? 'never before' : 'never again';
}

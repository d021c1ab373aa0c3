import { equalOf } from '../compare/equality.ts';
import { type LifeEvent, life } from '../compare/life.ts';
import type { Message } from './message.ts';
import { finalTree } from './selectors.ts';
import type { Browsing, FindOverlay, Hit, State } from './state.ts';
import { browse, type Step, stay } from './step.ts';
import { goTo, jumpsWith } from './update-jump.ts';

/** `f`: the popup that finds in all layers. */
export function openFind(state: State, browsing: Browsing): Step {
  const overlay: FindOverlay = { kind: 'find', query: '', id: 0, hits: [], matched: 0, of: 0, cursor: 0, top: 0 };
  return searched(state, browsing, overlay, '');
}

/** The popup with another query, and the search for it. */
export function searched(state: State, browsing: Browsing, overlay: FindOverlay, query: string): Step {
  const id = state.nextId;
  const { layer: _, ...rest } = overlay;
  const next = browse(state, { ...browsing, overlay: { ...rest, query, id } });
  return [{ ...next, nextId: id + 1 }, [{ type: 'find', id, stack: browsing.stack, query }]];
}

/** Hits of the latest query; older ones are dropped. */
export function onFound(state: State, message: Extract<Message, { type: 'found' }>): Step {
  const { screen } = state;
  if (screen.kind !== 'browsing' || screen.overlay?.kind !== 'find' || screen.overlay.id !== message.id)
    return stay(state);
  const { hits, matched, of } = message;
  const { layer: _, ...overlay } = screen.overlay;
  return stay(browse(state, { ...screen, overlay: { ...overlay, hits, matched, of, cursor: 0, top: 0 } }));
}

/** What the layers did to a hit, base first. */
export function hitLife({ stack, equality }: Browsing, hit: Hit): readonly LifeEvent[] {
  return life(stack, hit.node, equalOf(equality));
}

/** Layers where a hit can be looked at, in the order that Tab goes: the image where it is in it, then those of its life. */
function hitLayers(browsing: Browsing, hit: Hit): readonly number[] {
  const layers = hitLife(browsing, hit).map((event) => event.layer);
  return finalTree(browsing.stack).has(hit.node) ? [0, ...layers] : layers;
}

/** The layer that Enter goes to: the chosen one, else the image, else the last layer that wrote it before it was removed. */
function hitLayer(browsing: Browsing, overlay: FindOverlay, hit: Hit): number {
  if (overlay.layer !== undefined) return overlay.layer;
  if (finalTree(browsing.stack).has(hit.node)) return 0;
  return hitLife(browsing, hit).findLast((event) => event.class !== 'removed')?.layer ?? 0;
}

/** Tab: another layer of the hit's life. */
export function nextLife(state: State, browsing: Browsing): Step | undefined {
  const { overlay } = browsing;
  const hit = overlay?.kind === 'find' ? overlay.hits[overlay.cursor] : undefined;
  if (overlay?.kind !== 'find' || hit === undefined) return undefined;
  const layers = hitLayers(browsing, hit);
  const layer = layers[(layers.indexOf(hitLayer(browsing, overlay, hit)) + 1) % layers.length];
  return layer === undefined ? undefined : stay(browse(state, { ...browsing, overlay: { ...overlay, layer } }));
}

/** Enter: the hit at its place; Backspace comes back. */
export function goToHit(state: State, browsing: Browsing, overlay: FindOverlay): Step | undefined {
  const hit = overlay.hits[overlay.cursor];
  if (hit === undefined) return undefined;
  const { overlay: _, ...under } = browsing;
  const layer = hitLayer(browsing, overlay, hit);
  const jumped: Browsing = { ...under, focus: 'files', jumps: jumpsWith(browsing) };
  return stay(browse(state, goTo(state, jumped, { layer, path: pathOf(browsing, hit) })));
}

/** The hit's text is what a person reads; the path itself is the node's. */
function pathOf({ stack }: Browsing, { node }: Hit): string {
  return finalTree(stack).path(node);
}

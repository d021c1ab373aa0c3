import { instruction, remarkText } from '../../analysis/instruction.ts';
import type { Stack } from '../../layers/stack.ts';
import type { HistoryStep, Layer } from '../../model/image.ts';
import type { LayerIndex } from '../../model/layerIndex.ts';
import type { LayerRow } from '../row.ts';
import type { LayersPane } from '../state.ts';
import { type Filter, filterOf, passes } from './filter.ts';
import { storeLayerText } from './storeLayer.ts';

/** What decides the rows of the Layers pane. */
export type LayerRowOptions = Pick<LayersPane, 'sort' | 'reversed' | 'filter' | 'steps' | 'mark' | 'cursor'>;

/** A layer with the steps that changed only the config and stand below it. */
type Group = {
  readonly position: number;
  readonly size: number;
  readonly text: string;
  readonly steps: readonly string[];
};

const texts = new WeakMap<Stack, readonly Group[]>();

/** The row `all`, then each layer with its metadata-only steps below it; texts raw. */
export function layerRows(stack: Stack, options: LayerRowOptions): readonly LayerRow[] {
  const groups = groupsOf(stack);
  const filter = filterOf(options.filter);
  const shown = groups.filter((group) => matches(filter, group, options.steps));
  if (options.sort === 'size') shown.sort((a, b) => b.size - a.size || a.position - b.position);
  if (options.reversed) shown.reverse();
  const total = groups.reduce((sum, group) => sum + group.size, 0);
  const all: LayerRow = { position: 0, what: 'all', size: total, text: 'the whole image', marked: false };
  return [all, ...shown.flatMap((group) => rowsOf(group, options))];
}

function matches(filter: Filter, { text, steps }: Group, showsSteps: boolean): boolean {
  return passes(filter, text) || (showsSteps && steps.some((step) => passes(filter, step)));
}

function rowsOf({ position, size, text, steps }: Group, options: LayerRowOptions): readonly LayerRow[] {
  const row: LayerRow = { position, what: 'layer', size, text, marked: isMarked(position, options) };
  if (!options.steps) return [row];
  return [row, ...steps.map((step): LayerRow => ({ position, what: 'step', size: 0, text: step, marked: false }))];
}

function isMarked(position: number, { mark, cursor }: LayerRowOptions): boolean {
  return mark !== undefined && position >= Math.min(mark, cursor) && position <= Math.max(mark, cursor);
}

function groupsOf(stack: Stack): readonly Group[] {
  const known = texts.get(stack);
  if (known) return known;
  const { layers, history } = stack.image;
  const groups = layers.map((layer) => ({
    position: layer.position,
    size: stack.indexes[layer.position - 1]?.bytes ?? 0,
    text: layerText(stack, layer.position),
    steps: stepTexts(history, layer.position),
  }));
  texts.set(stack, groups);
  return groups;
}

/** What made the layer at a position: its store paths, its instruction without noise, or that nothing is said. Raw. */
export function layerText(stack: Stack, position: number): string {
  const layer = stack.image.layers[position - 1];
  const index = stack.indexes[position - 1];
  return layer && index ? madeByText(layer, index) : '';
}

/** The same of a layer that may not be read yet. */
export function madeByText(layer: Layer, index?: LayerIndex): string {
  return storeLayerText(layer, index) ?? (instruction(layer.createdBy) || remarkText(layer.comment) || '(no history)');
}

/** What stands below a layer, raw. */
export function stepTexts(history: readonly HistoryStep[], position: number): readonly string[] {
  return stepsOf(history, position).map((step) => instruction(step.createdBy) || remarkText(step.comment));
}

/** The steps without a layer that follow the layer at a position. Those before the first layer stand below it too. */
export function stepsOf(history: readonly HistoryStep[], position: number): readonly HistoryStep[] {
  let current = 1;
  return history.filter((step) => {
    if (step.layer !== undefined) current = step.layer;
    return step.layer === undefined && step.emptyLayer && current === position && saysSomething(step);
  });
}

function saysSomething({ createdBy, comment }: HistoryStep): boolean {
  return createdBy !== '' || comment !== '';
}

import type { HistoryStep } from '../../model/image.ts';
import type { Complain } from './complaints.ts';
import type { Fields } from './fields.ts';
import { present } from './runConfig.ts';
import { storePathsIn } from './storePaths.ts';

/** A history entry as the config has it. */
export type ConfigStep = Omit<HistoryStep, 'layer'>;

/** What the history says about one layer. */
export type LayerStory = {
  readonly createdBy: string;
  readonly comment: string;
  readonly created?: string;
  readonly storePaths: readonly string[];
};

const untold: LayerStory = { createdBy: '', comment: '', storePaths: [] };

/** Instructions that change the config alone; the classic builder writes them behind `#(nop)`. */
const configOnly =
  /^(?:\/bin\/sh -c #\(nop\)\s*)?(?:CMD|ENTRYPOINT|ENV|LABEL|EXPOSE|USER|VOLUME|STOPSIGNAL|HEALTHCHECK|ONBUILD|SHELL|ARG|MAINTAINER)\b/;

/** The `history` of an image config, oldest first. */
export function configSteps(history: readonly Fields[]): ConfigStep[] {
  return history.map((step) => ({
    createdBy: step.text('created_by') ?? '',
    comment: step.text('comment') ?? '',
    ...present('created', step.text('created')),
    emptyLayer: step.flag('empty_layer'),
  }));
}

/**
 * Matches steps with `layers` layers. The i-th step that made a layer made the i-th one; when the counts differ (Guix
 * writes one step for n layers, squashed images keep all) nothing can be said, and every layer stays without a step.
 */
export function historyOfLayers(
  steps: readonly ConfigStep[],
  layers: number,
  complain: Complain,
): { readonly history: readonly HistoryStep[]; readonly stories: readonly LayerStory[] } {
  const makers = steps.flatMap((step, i) => (step.emptyLayer ? [] : [i]));
  if (makers.length !== layers) {
    if (steps.length > 0) complain(mismatch(makers.length, layers), 'history-mismatch');
    return { history: steps, stories: Array.from({ length: layers }, () => untold) };
  }
  const layerOf = new Map(makers.map((step, i) => [step, i + 1]));
  return {
    history: steps.map((step, i) => ({ ...step, ...present('layer', layerOf.get(i)) })),
    stories: makers.map((at, i) => story(steps.slice((makers[i - 1] ?? -1) + 1, at + 1))),
  };
}

/** The story of a layer out of the step that made it (the last one) and the empty steps before. */
function story(steps: readonly ConfigStep[]): LayerStory {
  const maker = steps.at(-1);
  if (!maker) return untold;
  return {
    createdBy: configOnly.test(maker.createdBy) ? instructionsOf(steps) : maker.createdBy,
    comment: maker.comment,
    ...present('created', maker.created),
    storePaths: storePathsIn(maker.comment),
  };
}

/** `buildah bud` without --layers puts one layer on the last CMD and calls the ADD and COPY that made it empty. */
function instructionsOf(steps: readonly ConfigStep[]): string {
  const real = steps.map((step) => step.createdBy).filter((text) => text !== '' && !configOnly.test(text));
  return real.length > 0 ? real.join('; ') : (steps.at(-1)?.createdBy ?? '');
}

function mismatch(steps: number, layers: number): string {
  return `the history has ${steps} steps that made a layer, the image has ${layers} layers: which step made which layer is not known`;
}

import type { OpenedLayers } from '../../model/openImage.ts';
import { madeByText, stepTexts } from './layerRows.ts';

/** One row of the Layers pane while the layers are being read; it stands where the same row of the explorer will. */
export type OpenedRow = {
  /** 0 for `all`, else the layer's position; steps carry their layer's. */
  readonly position: number;
  readonly what: 'all' | 'layer' | 'step';
  readonly state: 'waits' | 'reading' | 'read';
  /** Bytes of the files of what is read, before that of the blob; undefined while nobody knows. */
  readonly size: number | undefined;
  /** 0 … 1: how much of the blob was read. */
  readonly share: number;
  /** What made it. Raw text. */
  readonly text: string;
};

/** The rows of an image that is being read: what its manifest says, and how far each layer is. */
export function openedRows({ image, layers }: OpenedLayers): readonly OpenedRow[] {
  const all = { position: 0, what: 'all', state: 'waits', size: undefined, share: 0, text: 'the whole image' } as const;
  return [all, ...image.layers.flatMap((layer, i) => rowsOf({ image, layers }, layer.position, i))];
}

function rowsOf({ image, layers }: OpenedLayers, position: number, i: number): readonly OpenedRow[] {
  const { size, done, read } = layers[i] ?? {};
  const state = read !== undefined ? 'read' : done !== undefined ? 'reading' : 'waits';
  const share = done === undefined || !size ? 0 : Math.min(1, done / size);
  const shared = { position, state, share } as const;
  const layer = { ...shared, what: 'layer', size: read?.bytes ?? size, text: madeByText(image.layers[i]!) } as const;
  const steps = stepTexts(image.history, position);
  return [layer, ...steps.map((text): OpenedRow => ({ ...shared, what: 'step', size: undefined, text }))];
}

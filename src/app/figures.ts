import { census } from '../analysis/census.ts';
import { platformText, type RunConfig } from '../model/image.ts';
import { finalTree } from './selectors.ts';
import type { Browsing } from './state.ts';

/** What the header says of an image. Texts are raw. */
export type Figures = {
  readonly reference: string;
  readonly platform: string;
  /** Where it was found: `docker (context default)`. */
  readonly source: string;
  /** Bytes that the layers ship. */
  readonly size: number;
  readonly layers: number;
  readonly files: number;
  readonly folders: number;
  readonly links: number;
  readonly waste: number;
  /** Entrypoint and Cmd as one line; empty when nothing is set. */
  readonly runs: string;
};

export function figuresOf({ image, stack, waste }: Browsing): Figures {
  const { files, folders, links } = census(finalTree(stack));
  const size = stack.indexes.reduce((sum, index) => sum + index.bytes, 0);
  return {
    reference: image.reference,
    platform: platformText(image.platform),
    source: image.source,
    size,
    layers: stack.indexes.length,
    files,
    folders,
    links,
    waste: waste.bytes,
    runs: runs(image.config),
  };
}

function runs({ entrypoint = [], cmd = [] }: RunConfig): string {
  return [...entrypoint, ...cmd].join(' ');
}

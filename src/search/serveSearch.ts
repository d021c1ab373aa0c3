import type { Names } from '../model/layerIndex.ts';
import { type Findings, finding } from './find.ts';
import { indexing, type PathIndex } from './pathIndex.ts';

/** What a search thread is told: once for each stack its names, then queries. */
export type SearchOrder =
  | { readonly paths: Names }
  | { readonly id: number; readonly query: string; readonly limit: number };

/** The answer to a query; one that was followed by another has none. */
export type SearchAnswer = Findings & { readonly id: number };

export type SearchPort = {
  on(event: 'message', heard: (order: SearchOrder) => void): unknown;
  postMessage(answer: SearchAnswer): void;
};

/** So long no newer query is looked for. */
const sliceMilliseconds = 8;

/** What a search thread does: answers the latest query about the latest names, and gives up what nobody waits for any more. */
export function serveSearch(port: SearchPort): void {
  let paths: Names | undefined;
  let index: PathIndex | undefined;
  let latest: Exclude<SearchOrder, { paths: Names }> | undefined;
  let isBusy = false;

  port.on('message', (order) => {
    if ('paths' in order) {
      [paths, index, latest] = [order.paths, undefined, undefined];
      return;
    }
    latest = order;
    if (!isBusy) void work();
  });

  // Not caught: what is thrown here is a bug, ends the thread, and is heard of by whoever started it.
  async function work(): Promise<void> {
    isBusy = true;
    while (latest !== undefined) await answer(latest);
    isBusy = false;
  }

  async function answer(query: NonNullable<typeof latest>): Promise<void> {
    const of = paths;
    if (of === undefined) throw new Error('a query came before the paths');
    if (index === undefined) {
      const made = await inSlices(indexing(of), () => of === paths);
      if (made !== undefined) index = made;
      return;
    }
    const found = await inSlices(finding(index, query.query, query.limit), () => query === latest);
    if (found === undefined) return;
    latest = undefined;
    port.postMessage({ ...found, id: query.id });
  }
}

/** What the steps end with; undefined when it was not wanted any more. */
async function inSlices<T>(steps: Generator<void, T, void>, isWanted: () => boolean): Promise<T | undefined> {
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < sliceMilliseconds) continue;
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (!isWanted()) return undefined;
    began = performance.now();
  }
}

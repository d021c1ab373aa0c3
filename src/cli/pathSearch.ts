import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { Stack } from '../layers/stack.ts';
import type { Names } from '../model/layerIndex.ts';
import type { SearchAnswer, SearchOrder } from '../search/serveSearch.ts';

/** As many hits as anybody looks through. */
const mostHits = 200;

type Thread = Pick<Worker | MessagePort, 'postMessage' | 'unref'> & { close(): void };

export type SearchHearer = { found(answer: SearchAnswer): void; fail(error: unknown): void };

/**
 * Searches the paths of a stack in a thread of its own: it is started at the first search and told the names once for
 * each stack. Only the latest query is answered.
 */
export class PathSearch {
  readonly #hearer: SearchHearer;
  #thread: Promise<Thread> | undefined;
  #told: Stack | undefined;
  #latest = 0;

  constructor({ found, fail }: SearchHearer) {
    // An answer may be on its way when the next query is sent.
    this.#hearer = { fail, found: (answer) => (answer.id === this.#latest ? found(answer) : undefined) };
  }

  async find(id: number, stack: Stack, query: string): Promise<void> {
    this.#latest = id;
    this.#thread ??= startThread(this.#hearer);
    const thread = await this.#thread;
    if (stack !== this.#told) {
      const paths = namesOf(stack);
      const buffers = Object.values(paths).map((column) => column.buffer as ArrayBuffer);
      thread.postMessage({ paths } satisfies SearchOrder, buffers);
      this.#told = stack;
    }
    thread.postMessage({ id, query, limit: mostHits } satisfies SearchOrder);
  }

  close(): void {
    void this.#thread?.then((thread) => thread.close());
  }
}

/** Copies, cut to what is in use: they are handed over. */
export function namesOf({ paths: { tree } }: Stack): Names {
  return {
    parent: tree.parent.slice(0, tree.length),
    nameStart: tree.nameStart.slice(0, tree.length),
    nameEnd: tree.nameEnd.slice(0, tree.length),
    names: tree.names.slice(0, tree.used),
  };
}

/** Entries and chunks of the bundle lie side by side; from the sources (tests) the search runs on this thread. */
async function startThread(hearer: SearchHearer): Promise<Thread> {
  if (import.meta.url.endsWith('.ts')) return startHere(hearer);
  const worker = new Worker(new URL('searchWorker.js', import.meta.url));
  worker.on('message', (answer: SearchAnswer) => hearer.found(answer));
  worker.on('error', (error) => hearer.fail(error));
  worker.unref();
  return Object.assign(worker, { close: () => void worker.terminate() });
}

async function startHere(hearer: SearchHearer): Promise<Thread> {
  const { serveSearch } = await import('../search/serveSearch.ts');
  const { port1, port2 } = new MessageChannel();
  serveSearch(port2);
  port1.on('message', (answer: SearchAnswer) => hearer.found(answer));
  return port1;
}

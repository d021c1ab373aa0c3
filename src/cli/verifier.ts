import { Worker } from 'node:worker_threads';
import type { Effect } from '../app/effect.ts';
import type { Message } from '../app/message.ts';
import type { Stack } from '../layers/stack.ts';
import { DigestThread } from '../load/digestThread.ts';
import type { LayerVerdict } from '../model/layerVerdict.ts';
import type { Openings } from './openings.ts';

type Verify = Extract<Effect, { type: 'verify' }>;

/** Checks the digests of images that are looked at, and remembers what it found for as long as they are open. */
export class Verifier {
  readonly #openings: Openings;
  readonly #send: (message: Message) => void;
  readonly #known = new WeakMap<Stack, Map<number, LayerVerdict>>();

  constructor(openings: Openings, send: (message: Message) => void) {
    this.#openings = openings;
    this.#send = send;
  }

  /** Answers one layer after another; what was found before comes first, at once. */
  async verify({ id, stacks }: Verify, signal: AbortSignal): Promise<void> {
    const thread = new DigestThread(import.meta.url.endsWith('.ts') ? undefined : startWorker);
    try {
      for (const stack of stacks) await this.#verifyOne(id, stack, thread, signal);
    } finally {
      await thread.end();
    }
  }

  async #verifyOne(id: number, stack: Stack, thread: DigestThread, signal: AbortSignal): Promise<void> {
    const known = this.#known.get(stack) ?? new Map<number, LayerVerdict>();
    this.#known.set(stack, known);
    if (known.size > 0) this.#send({ type: 'verified', id, stack, verdicts: [...known.values()] });
    for (const layer of stack.image.layers) {
      const open = this.#openings.of(stack);
      if (open === undefined) return;
      if (known.has(layer.position)) continue;
      const blob = open.openLayer(layer.position);
      // The engine vouches for a layer that it still has: nothing is fetched for a check that nobody asked for.
      if (blob?.away) continue;
      const checking = thread.check(layer, blob, signal);
      this.#openings.hold(stack, checking);
      const verdict = await checking;
      known.set(layer.position, verdict);
      this.#send({ type: 'verified', id, stack, verdicts: [verdict] });
    }
  }
}

function startWorker(): Worker {
  const worker = new Worker(new URL('digestWorker.js', import.meta.url));
  worker.unref();
  return worker;
}

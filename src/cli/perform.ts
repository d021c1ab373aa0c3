import { showingPairs } from '../app/comparing/rows/shownPairs.ts';
import type { Effect } from '../app/effect.ts';
import type { Message } from '../app/message.ts';
import { showingNodes } from '../app/rows/shownNodes.ts';
import type { Steps } from '../compare/steps.ts';
import { readEquality } from '../load/readEquality.ts';
import { Slices } from '../load/slices.ts';
import type { ImageChoice } from '../model/openImage.ts';
import type { SideName } from '../model/sideName.ts';
import { UserError } from '../model/userError.ts';
import { DamagedCache } from '../source/cache/damagedCache.ts';
import type { Suspension } from '../view/mount.tsx';
import { compareSides } from './compareSides.ts';
import { layerIndexes } from './layerIndexes.ts';
import { loadedOrClosed } from './loadedOrClosed.ts';
import { loadPair, loadSecond } from './loadPair.ts';
import { Openings } from './openings.ts';
import { orContentsMissing, tellContents } from './orContentsMissing.ts';
import type { PairRoom } from './pairRoom.ts';
import { PathSearch } from './pathSearch.ts';
import { comparePair, readPackages, readPair, sumUnowned } from './performPair.ts';
import type { OpenHooks, Session } from './session.ts';
import { Verifier } from './verifier.ts';

/** The screen, as far as effects touch it. */
export type Stage = { redraw(): Promise<void>; suspend(): Promise<Suspension | undefined> };

export type Outlet = { send(message: Message): void; leave(code: number): void; fail(error: unknown): void };

const noticeMilliseconds = 2000;

/** The only interpreter of effects: each answers with messages, expected failures included; anything else is a bug. */
export class Performer {
  readonly #session: Session;
  readonly #outlet: Outlet;
  readonly #running = new Map<number, AbortController>();
  readonly #openings = new Openings();
  readonly #pairs: PairRoom;
  readonly #choosing = new Map<number, (index: number) => void>();
  #stage: Stage | undefined;
  readonly #search: PathSearch;
  readonly #verifier: Verifier;

  constructor(session: Session, outlet: Outlet) {
    this.#session = session;
    this.#outlet = outlet;
    this.#search = new PathSearch({
      found: (answer) => outlet.send({ type: 'found', ...answer }),
      fail: (error) => outlet.fail(error),
    });
    this.#verifier = new Verifier(this.#openings, (message) => outlet.send(message));
    this.#pairs = {
      session,
      openings: this.#openings,
      send: (message) => outlet.send(message),
      choose: (id, choices, side) => this.#choose(id, choices, side),
    };
  }

  attach(stage: Stage): void {
    this.#stage = stage;
  }

  perform(effect: Effect): void {
    this.#interpret(effect).catch((error: unknown) => this.#outlet.fail(error));
  }

  /** Ends what is under way and closes the images. */
  close(): void {
    for (const controller of this.#running.values()) controller.abort();
    this.#search.close();
    this.#openings.closeAllBut();
  }

  async #interpret(effect: Effect): Promise<void> {
    switch (effect.type) {
      case 'load':
        return this.#stoppable(effect.id, (signal) =>
          this.#orFailed(effect.id, this.#load(effect.id, effect.other ?? false, signal)),
        );
      case 'compare':
        return this.#stoppable(effect.id, (signal) => this.#compare(effect, signal));
      case 'loadPair':
        return this.#stoppable(effect.id, (signal) => this.#orFailed(effect.id, loadPair(this.#pairs, effect, signal)));
      case 'loadSecond':
        return this.#stoppable(effect.id, (signal) =>
          this.#orFailed(effect.id, loadSecond(this.#pairs, effect, signal)),
        );
      case 'listImages':
        return this.#stoppable(effect.id, async (signal) => {
          this.#outlet.send({ type: 'listed', id: effect.id, choices: await this.#session.list(signal) });
        });
      case 'comparePair':
        return this.#stoppable(effect.id, (signal) => comparePair(this.#pairs, effect, signal));
      case 'compareImages':
        return this.#stoppable(effect.id, (signal) => compareSides(this.#pairs, effect, signal));
      case 'readPackages':
        return this.#stoppable(effect.id, (signal) => readPackages(this.#pairs, effect, signal));
      case 'readPair':
        return this.#stoppable(effect.id, (signal) => readPair(this.#pairs, effect, signal));
      case 'verify':
        return this.#stoppable(effect.id, (signal) => this.#verifier.verify(effect, signal));
      case 'sumUnowned':
        return this.#stoppable(effect.id, (signal) => sumUnowned(effect, signal));
      case 'matchPaths':
        return this.#stoppable(effect.id, (signal) =>
          this.#matched(effect.id, showingNodes(effect.comparison, effect.options), signal),
        );
      case 'matchPairs':
        return this.#stoppable(effect.id, (signal) =>
          this.#matched(effect.id, showingPairs(effect.comparison, effect.options), signal),
        );
      case 'closeSecond':
        return this.#openings.close(effect.stack);
      case 'find':
        return this.#search.find(effect.id, effect.stack, effect.query);
      case 'choose':
        this.#choosing.get(effect.id)?.(effect.index);
        return;
      case 'cancel':
        this.#running.get(effect.id)?.abort();
        return;
      case 'expireNotice':
        setTimeout(() => this.#outlet.send({ type: 'noticeExpired', id: effect.id }), noticeMilliseconds).unref();
        return;
      case 'suspend':
        return this.#suspend();
      case 'redraw':
        return this.#stage?.redraw();
      case 'giveUp':
        return this.#outlet.fail(new UserError(effect.message, { hint: effect.hint }));
      case 'quit':
        return this.#outlet.leave(effect.code);
    }
  }

  /** Runs `work` with a signal of its own; being cancelled is no failure. */
  async #stoppable(id: number, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const controller = new AbortController();
    this.#running.set(id, controller);
    try {
      await work(controller.signal);
    } catch (error) {
      if (!controller.signal.aborted) throw error;
    } finally {
      this.#running.delete(id);
    }
  }

  /** What is expected to fail is an answer. */
  async #orFailed(id: number, work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      if (!(error instanceof UserError) || error instanceof DamagedCache) throw error;
      this.#outlet.send({ type: 'failed', id, message: error.message, hint: error.hint });
    }
  }

  async #load(id: number, other: boolean, signal: AbortSignal): Promise<void> {
    const { send } = this.#outlet;
    const onProgress: OpenHooks['onProgress'] = (progress) => send({ type: 'progressed', id, progress });
    const indexes = layerIndexes('screen', this.#session.cache, this.#session.inUse);
    const opened = await this.#session.open(other, {
      signal,
      onProgress,
      choose: (choices) => this.#choose(id, choices),
      indexes,
      onContents: tellContents(send),
    });
    const stack = await loadedOrClosed(opened.open, { signal, onProgress, indexes });
    this.#openings.closeAllBut();
    this.#openings.add(stack, opened.open);
    const { remark, other: second } = opened;
    send({
      type: 'loaded',
      id,
      stack,
      ...(remark === undefined ? {} : { remark }),
      ...(second === undefined ? {} : { other: second }),
      ...(this.#session.layer === undefined || other ? {} : { layer: this.#session.layer }),
    });
  }

  #choose(id: number, choices: readonly ImageChoice[], side?: SideName): Promise<number> {
    return new Promise((resolve) => {
      this.#choosing.set(id, resolve);
      this.#outlet.send({ type: 'offered', id, choices, ...(side && { side }) });
    });
  }

  async #compare(effect: Extract<Effect, { type: 'compare' }>, signal: AbortSignal): Promise<void> {
    const { id, stack, pairs } = effect;
    const open = this.#openings.of(stack);
    const { send } = this.#outlet;
    if (open !== undefined) {
      await orContentsMissing(send, async () => {
        for await (const answers of readEquality(open, stack, pairs, signal)) send({ type: 'compared', id, answers });
      });
    }
    send({ type: 'compared', id, answers: [], last: true });
  }

  /** What is found is kept by those who look for it: the answer is that it is there. */
  async #matched(id: number, steps: Steps<unknown>, signal: AbortSignal): Promise<void> {
    await new Slices(signal).run(steps);
    this.#outlet.send({ type: 'matched', id });
  }

  async #suspend(): Promise<void> {
    const suspension = await this.#stage?.suspend();
    if (suspension === undefined) return;
    // a running timer keeps the process alive while nothing else is open
    const alive = setInterval(() => {}, 60_000);
    process.once('SIGCONT', () => {
      clearInterval(alive);
      suspension.resume().catch((error: unknown) => this.#outlet.fail(error));
    });
    process.kill(0, 'SIGTSTP');
  }
}

import type { Effect } from '../../src/app/effect.ts';
import type { Message } from '../../src/app/message.ts';
import type { State } from '../../src/app/state.ts';
import { type initialState, update } from '../../src/app/update.ts';
import { frozen } from './frozen.ts';

/** The app without view and effects: messages in, states out. States are frozen, so a mutation throws. */
export class AppSession {
  state: State;
  /** Effects since `takeEffects` was called last. */
  #effects: Effect[];

  constructor([state, effects]: ReturnType<typeof initialState>) {
    this.state = frozen(state);
    this.#effects = [...effects];
  }

  send(message: Message): this {
    const [state, effects] = update(this.state, message);
    this.state = frozen(state);
    this.#effects.push(...effects);
    return this;
  }

  press(...keys: readonly string[]): this {
    for (const key of keys) this.send({ type: 'key', key });
    return this;
  }

  takeEffects(): readonly Effect[] {
    return this.#effects.splice(0);
  }

  get notice(): string | undefined {
    return this.state.notice?.text;
  }
}

import type { Effect } from '../../src/app/effect.ts';
import type { Size } from '../../src/app/layout.ts';
import type { Message } from '../../src/app/message.ts';
import { cursorRow, rowsOf } from '../../src/app/selectors.ts';
import type { Browsing, State } from '../../src/app/state.ts';
import { initialState, update } from '../../src/app/update.ts';
import type { Stack } from '../../src/layers/stack.ts';
import type { Piece } from '../support/layer.ts';
import { stackFromLayers } from '../support/stack.ts';
import { frozen } from './frozen.ts';

/** The app without view and effects: messages in, states out. States are frozen, so a mutation throws. */
export class Session {
  state: State;
  /** Effects since `takeEffects` was called last. */
  #effects: Effect[] = [];

  constructor(size: Size, reference = 'test:latest') {
    const [state, effects] = initialState(size, reference);
    this.state = frozen(state);
    this.#effects.push(...effects);
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

  get screen(): Browsing {
    if (this.state.screen.kind !== 'browsing') throw new Error(`the screen is ${this.state.screen.kind}`);
    return this.state.screen;
  }

  /** Keys of the rows in Files. */
  get rows(): readonly string[] {
    const rows = rowsOf(this.screen);
    return Array.from({ length: rows.length }, (_, i) => rows.at(i).key);
  }

  get row(): string | undefined {
    return cursorRow(this.screen)?.key;
  }

  get notice(): string | undefined {
    return this.state.notice?.text;
  }
}

export const usual: Size = { columns: 120, rows: 32 };

/** The explorer on an image of these layers, nothing pressed yet. */
export async function browsing(
  layers: Piece[][],
  more: { size?: Size; layer?: number; other?: string } = {},
): Promise<Session> {
  return browsingOn(await stackFromLayers(...layers), more);
}

export function browsingOn(stack: Stack, more: { size?: Size; layer?: number; other?: string } = {}): Session {
  const { size = usual, ...rest } = more;
  const session = new Session(size);
  const [load] = session.takeEffects();
  if (load?.type !== 'load') throw new Error('the app did not ask for its image');
  return session.send({ type: 'loaded', id: load.id, stack, ...rest });
}

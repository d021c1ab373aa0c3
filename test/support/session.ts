import type { Size } from '../../src/app/layout.ts';
import { cursorRow, rowsOf } from '../../src/app/selectors.ts';
import type { Browsing } from '../../src/app/state.ts';
import { initialState } from '../../src/app/update.ts';
import type { Stack } from '../../src/layers/stack.ts';
import { AppSession } from './appSession.ts';
import type { Piece } from './layer.ts';
import { stackFromLayers } from './stack.ts';

/** The explorer without view and effects. */
export class Session extends AppSession {
  constructor(size: Size, reference = 'test:latest') {
    super(initialState(size, reference));
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

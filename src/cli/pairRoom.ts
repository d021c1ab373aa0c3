import type { Effect } from '../app/effect.ts';
import type { Message } from '../app/message.ts';
import type { ImageChoice } from '../model/openImage.ts';
import type { SideName } from '../model/sideName.ts';
import type { Openings } from './openings.ts';
import type { Session } from './session.ts';

/** What the effects of a comparison need. */
export type PairRoom = {
  readonly session: Session;
  readonly openings: Openings;
  send(message: Message): void;
  choose(id: number, choices: readonly ImageChoice[], side: SideName): Promise<number>;
};

/** An effect by its name. */
export type EffectOf<T extends Effect['type']> = Extract<Effect, { type: T }>;

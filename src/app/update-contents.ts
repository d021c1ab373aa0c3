import type { Progress } from '../model/openImage.ts';
import { sizeText } from '../text/bytes.ts';
import type { Message } from './message.ts';
import type { Notice, State } from './state.ts';
import { announce, type Step, stay, withoutNotice } from './step.ts';

/** No effect has this number. */
const id = -1;

/**
 * Says in the footer how far contents are that an engine has to hand over first, as long as that takes; what somebody
 * was just told goes before it. What could not be had stays until a key is pressed.
 */
export function onContents(state: State, { progress, fault }: Extract<Message, { type: 'contents' }>): Step {
  const { notice } = state;
  const shown = notice?.id === id ? withoutNotice(state) : state;
  if (fault !== undefined) return stay(announce(shown, fault));
  if (progress === undefined || shown.notice !== undefined) return stay(shown);
  const own: Notice = { id, text: howFar(progress), tone: 'plain' };
  return stay({ ...shown, notice: own });
}

function howFar({ stage, done, total }: Progress): string {
  if (done === 0) return `${stage} …`;
  return `${stage}: ${sizeText(done)}${total === undefined ? '' : ` of ${sizeText(total)}`}`;
}

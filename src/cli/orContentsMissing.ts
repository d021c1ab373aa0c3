import type { Message } from '../app/message.ts';
import type { Progress } from '../model/openImage.ts';
import { UserError } from '../model/userError.ts';

/** Does what needs contents; where they cannot be had (the engine has gone), says so, and what was asked stays open. */
export async function orContentsMissing(send: (message: Message) => void, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    send({ type: 'contents', fault: error.message });
  }
}

/** Says on the screen how far contents are that are being fetched. */
export function tellContents(send: (message: Message) => void): (progress: Progress | undefined) => void {
  return (progress) => send({ type: 'contents', ...(progress && { progress }) });
}

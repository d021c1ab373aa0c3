import type { Effect } from '../app/effect.ts';
import type { Message } from '../app/message.ts';
import type { State } from '../app/state.ts';
import { initialState, update } from '../app/update.ts';
import { mount, type Terminal, type Window } from '../view/mount.tsx';
import type { DebugLog } from './debugLog.ts';
import { listenForEndings } from './endings.ts';
import { Performer } from './perform.ts';
import type { Session } from './session.ts';

/**
 * Runs the screen until the person leaves: message → update → draw, effects to the performer. Resolves to the exit
 * code; a fault of the program restores the terminal first and is thrown.
 */
export async function runProgram(session: Session, terminal: Terminal, log: DebugLog): Promise<number> {
  const { stdout } = terminal;
  const size = (): State['size'] => ({ columns: stdout.columns, rows: stdout.rows });
  let leave: (code: number) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const left = new Promise<number>((resolve, reject) => {
    leave = resolve;
    fail = reject;
  });
  let drawing = false;
  let over = false;
  let [state, effects] = initialState(size(), session.reference, session.second);
  const performer = new Performer(session, { send, leave: (code) => leave(code), fail: (error) => fail(error) });
  const window = mount(state, terminal, send);
  performer.attach(window);
  window.closed.catch(fail);

  function send(message: Message): void {
    try {
      log.write(`${message.type}${message.type === 'key' ? ` ${message.key}` : ''}`);
      [state, effects] = update(state, message);
      draw();
      perform(effects);
    } catch (error) {
      fail(error);
    }
  }
  /** Keys that arrive together are drawn together. */
  function draw(): void {
    if (drawing) return;
    drawing = true;
    setImmediate(() => {
      drawing = false;
      if (!over) window.draw(state);
    });
  }
  function perform(wanted: readonly Effect[]): void {
    for (const effect of wanted) {
      log.write(`→ ${effect.type}`);
      performer.perform(effect);
    }
  }

  const onResize = (): void => send({ type: 'resized', size: size() });
  stdout.on('resize', onResize);
  const stopListening = listenForEndings(stdout, { leave: (code) => leave(code), fail: (error) => fail(error) });
  try {
    perform(effects);
    return await left;
  } finally {
    over = true;
    stdout.off('resize', onResize);
    performer.close();
    await closed(window);
    stopListening();
  }
}

/** A terminal that is gone takes nothing more, so its acknowledgement is not waited for for ever. */
async function closed(window: Window): Promise<void> {
  const patience = new Promise((resolve) => setTimeout(resolve, 300).unref());
  await Promise.race([window.close(), patience]);
}

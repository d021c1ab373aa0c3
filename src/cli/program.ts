import type { Effect } from '../app/effect.ts';
import type { Message } from '../app/message.ts';
import type { State } from '../app/state.ts';
import { initialState, update } from '../app/update.ts';
import { mount, type Terminal } from '../view/mount.tsx';
import type { DebugLog } from './debugLog.ts';
import { exitCode } from './exitCode.ts';
import { Performer, type Session } from './perform.ts';

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
  let [state, effects] = initialState(size(), session.reference);
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
  const onTerminate = (): void => leave(exitCode.terminated);
  const onHangup = (): void => leave(exitCode.hangup);
  const onInterrupt = (): void => leave(exitCode.interrupted);
  stdout.on('resize', onResize);
  process.on('SIGTERM', onTerminate).on('SIGHUP', onHangup).on('SIGINT', onInterrupt);
  try {
    perform(effects);
    return await left;
  } finally {
    over = true;
    stdout.off('resize', onResize);
    process.off('SIGTERM', onTerminate).off('SIGHUP', onHangup).off('SIGINT', onInterrupt);
    performer.close();
    await window.close();
  }
}

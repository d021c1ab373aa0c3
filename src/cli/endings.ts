import { errorCode } from '../source/errorCode.ts';
import { exitCode } from './exitCode.ts';

/** What ends the screen from outside: signals, a terminal that is gone, faults that nobody caught. */
export type Endings = { leave(code: number): void; fail(error: unknown): void };

/**
 * Listens for every ending; the answer stops listening. Errors of the terminal stay heard until the process ends: a
 * closed window makes every later write fail, and there is nobody left to tell.
 */
export function listenForEndings(stdout: NodeJS.WriteStream, endings: Endings): () => void {
  const signals = [
    ['SIGTERM', exitCode.terminated],
    ['SIGHUP', exitCode.hangup],
    ['SIGINT', exitCode.interrupted],
  ] as const;
  const listeners = signals.map(([signal, code]) => [signal, () => endings.leave(code)] as const);
  for (const [signal, listener] of listeners) process.on(signal, listener);
  const fail = (error: unknown): void => endings.fail(error);
  process.on('uncaughtException', fail);
  stdout.on('error', (error) => {
    if (isTerminalGone(error)) endings.leave(exitCode.hangup);
    else endings.fail(error);
  });
  return () => {
    for (const [signal, listener] of listeners) process.off(signal, listener);
    process.off('uncaughtException', fail);
  };
}

function isTerminalGone(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'EIO' || code === 'EPIPE' || code === 'ENXIO';
}

/** Ends as the signal says. Node would set the modes of a terminal that is gone and abort. */
export function dieOfHangup(): void {
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
}

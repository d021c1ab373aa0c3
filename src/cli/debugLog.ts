import { closeSync, openSync, writeSync } from 'node:fs';
import { UserError } from '../model/userError.ts';
import { errorCode } from '../source/errorCode.ts';

/** What `--debug FILE` writes: one line for each thing that happened, with milliseconds since the start. */
export type DebugLog = { write(line: string): void; close(): void };

export const noLog: DebugLog = { write() {}, close() {} };

/** Opens the log, replacing an older one. Throws UserError when the file cannot be written. */
export function debugLog(path: string | undefined): DebugLog {
  if (path === undefined) return noLog;
  const descriptor = opened(path);
  return {
    write: (line) => {
      append(descriptor, `${performance.now().toFixed(1).padStart(9)}  ${JSON.stringify(line).slice(1, -1)}\n`);
    },
    close: () => closeSync(descriptor),
  };
}

/** A log on a full disk is no reason to stop. */
function append(descriptor: number, line: string): void {
  try {
    writeSync(descriptor, line);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
}

function opened(path: string): number {
  try {
    return openSync(path, 'w', 0o600);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new UserError(`cannot write the log to ${path} (${code})`, {
      hint: 'Name another file with --debug.',
      cause: error,
    });
  }
}

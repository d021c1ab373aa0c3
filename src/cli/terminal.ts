import { openSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import { UserError } from '../model/userError.ts';
import { errorCode } from '../source/errorCode.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether the locale says that the terminal does not speak UTF-8. A locale that says nothing is taken for UTF-8. */
export function isAsciiLocale(env: Environment): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || 'C.UTF-8';
  return !/utf-?8/i.test(locale);
}

/** Whether to print a report without being asked: no terminal to draw on, or a CI system that shows a log. */
export function wantsReport(env: Environment, stdout: { readonly isTTY?: boolean }): boolean {
  const ci = env['CI'];
  return !stdout.isTTY || (ci !== undefined && ci !== '' && ci !== '0' && ci !== 'false');
}

/**
 * The keyboard: standard input when it is a terminal, else the controlling terminal, because standard input may carry
 * an image. Throws UserError when there is neither.
 */
export function keyboard(stdin: NodeJS.ReadStream): { readonly stream: NodeJS.ReadStream; close(): void } {
  if (stdin.isTTY) return { stream: stdin, close: () => stdin.pause() };
  const stream = new ReadStream(openTerminal());
  return { stream, close: () => stream.destroy() };
}

function openTerminal(): number {
  try {
    return openSync('/dev/tty', 'r');
  } catch (error) {
    throw new UserError(
      `there is no keyboard: standard input is no terminal and /dev/tty cannot be opened (${errorCode(error)})`,
      {
        hint: 'layerscope IMAGE --format text prints a report instead.',
        cause: error,
      },
    );
  }
}

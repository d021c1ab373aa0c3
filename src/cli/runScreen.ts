import { DamagedCache } from '../source/cache/damagedCache.ts';
import type { Look } from '../view/theme.ts';
import type { DebugLog } from './debugLog.ts';
import { runProgram } from './runProgram.ts';
import type { ReportCommand } from './runReport.ts';
import { sessionOf } from './session.ts';
import { sourceOptions } from './sourceOptions.ts';
import { isAsciiLocale, keyboard } from './terminal.ts';

/**
 * Opens the screen for a command line; resolves to the exit code when the person leaves. Where what the cache kept turns
 * out to be damaged, the screen begins again with what the layers themselves say.
 */
export async function runScreen(command: ReportCommand, log: DebugLog): Promise<number> {
  const { stream, close } = keyboard(process.stdin);
  const terminal = { stdin: stream, stdout: process.stdout, look: lookOf(process.stdout, command.ascii) };
  const run = (how: ReportCommand): Promise<number> => runProgram(sessionOf(how, sourceOptions(how)), terminal, log);
  try {
    return await run(command).catch((error: unknown) => {
      if (error instanceof DamagedCache) return run({ ...command, cache: false });
      throw error;
    });
  } finally {
    close();
  }
}

/** What the terminal can show, from its environment: https://no-color.org, the locale, terminfo as Node reads it. */
function lookOf(stdout: NodeJS.WriteStream, ascii: boolean): Look {
  const { env } = process;
  const depth = env['NO_COLOR'] ? 1 : stdout.getColorDepth(env);
  const colour = depth >= 8 ? '256' : depth >= 4 ? '16' : 'none';
  const background = backgroundOf(env['COLORFGBG']);
  return { colour, ascii: ascii || isAsciiLocale(env), ...(background === undefined ? {} : { background }) };
}

/** rxvt and others say `foreground;background`, colours by number: 7 and 9 to 15 are light. */
function backgroundOf(colours: string | undefined): 'dark' | 'light' | undefined {
  const last = /;(\d+)$/.exec(colours ?? '')?.[1];
  if (last === undefined) return undefined;
  const number = Number(last);
  return number === 7 || number > 8 ? 'light' : 'dark';
}

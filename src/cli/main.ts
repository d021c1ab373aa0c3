import { UserError } from '../model/userError.ts';
import { harmless } from '../text/sanitize.ts';
import { type Command, commandOf } from './argv.ts';
import { type DebugLog, debugLog, noLog } from './debugLog.ts';
import { dieOfHangup } from './endings.ts';
import { exitCode } from './exitCode.ts';
import { help } from './help.ts';
import { Interruption } from './interruption.ts';
import { OutputClosed, writeTo } from './output.ts';
import { wantsReport } from './terminal.ts';
import { mark, startTiming, timingText } from './timing.ts';

declare const __VERSION__: string;

/**
 * Runs the program with the arguments after its name and resolves to the exit code. Catches everything: what was
 * expected is said in a sentence, a fault of the program with its stack.
 */
export async function main(args: readonly string[]): Promise<number> {
  let log = noLog;
  startTiming(process.env);
  mark('program loaded');
  try {
    const command = commandOf(args);
    if (command.kind === 'open' || command.kind === 'ls') log = debugLog(command.debug);
    log.write(
      `layerscope ${__VERSION__}, Node ${process.version}, ${process.platform} ${process.arch}: ${args.join(' ')}`,
    );
    const code = await run(command, log);
    log.write(`ends with ${code}`);
    if (code === exitCode.hangup) dieOfHangup();
    return code;
  } catch (error) {
    log.write(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return said(error);
  } finally {
    log.close();
    process.stderr.write(timingText());
  }
}

function said(error: unknown): number {
  if (error instanceof OutputClosed) return exitCode.fine;
  if (error instanceof Interruption) return error.code;
  if (error instanceof UserError) {
    process.stderr.write(
      `layerscope: ${harmless(error.message)}.\n${error.hint === '' ? '' : `${lines(error.hint)}\n`}`,
    );
    return exitCode.failed;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `${lines(stack)}\n\nThis is a fault of layerscope. Please report it with the lines above and how the image was made.\n`,
  );
  return exitCode.bug;
}

/** Texts of engines and archives travel raw until here; line ends are ours. */
function lines(text: string): string {
  return text.split('\n').map(harmless).join('\n');
}

async function run(command: Command, log: DebugLog): Promise<number> {
  if (command.kind === 'help') return print(help);
  if (command.kind === 'version') return print(`layerscope ${__VERSION__}\n`);
  if (command.kind === 'cache') return print(await (await import('./runCache.ts')).runCache(command, process.env));
  const asksReport =
    command.kind === 'ls' || command.format !== undefined || command.output !== undefined || command.exitCode;
  const report = asksReport || (!command.tui && wantsReport(process.env, process.stdout));
  if (command.reference === undefined && report) {
    process.stderr.write(`layerscope: no image was named.\n\n${help}`);
    return exitCode.failed;
  }
  // Late, so that --version and a wrong word cost no more than Node itself.
  if (!report) return (await import('./runScreen.ts')).runScreen(command, log);
  return (await import('./printReport.ts')).printReport(command, log);
}

async function print(text: string): Promise<number> {
  await writeTo(process.stdout, [text]);
  return exitCode.fine;
}

import type { OpenImage, Progress } from '../model/openImage.ts';
import type { Problem } from '../model/problem.ts';
import { UserError } from '../model/userError.ts';
import { openSource } from '../source/openSource.ts';
import type { SourceOptions } from '../source/sourceOptions.ts';
import { harmless, readable } from '../text/sanitize.ts';
import { type Command, commandOf } from './argv.ts';
import { type DebugLog, debugLog, noLog } from './debugLog.ts';
import { demoPair } from './demoPair.ts';
import { dieOfHangup } from './endings.ts';
import { exitCode } from './exitCode.ts';
import { help } from './help.ts';
import type { SecondImage } from './namedImages.ts';
import { ofSide } from './ofSide.ts';
import { OutputClosed, writeFile, writeTo } from './output.ts';
import { ProgressLine } from './progressLine.ts';
import type { Report, ReportCommand } from './runReport.ts';
import { wantsReport } from './terminal.ts';

declare const __VERSION__: string;

/**
 * Runs the program with the arguments after its name and resolves to the exit code. Catches everything: what was
 * expected is said in a sentence, a fault of the program with its stack.
 */
export async function main(args: readonly string[]): Promise<number> {
  let log = noLog;
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
  const asksReport =
    command.kind === 'ls' || command.format !== undefined || command.output !== undefined || command.exitCode;
  const report = asksReport || (!command.tui && wantsReport(process.env, process.stdout));
  if (command.reference === undefined && report) {
    process.stderr.write(`layerscope: no image was named.\n\n${help}`);
    return exitCode.failed;
  }
  return report ? printReport(command, log) : openScreen(command, log);
}

async function print(text: string): Promise<number> {
  await writeTo(process.stdout, [text]);
  return exitCode.fine;
}

/** Thrown as the reason of a signal's abort: the process was asked to end. */
class Interruption extends Error {
  readonly code: number;
  constructor(code: number) {
    super('interrupted');
    this.code = code;
  }
}

async function printReport(command: ReportCommand, log: DebugLog): Promise<number> {
  const controller = new AbortController();
  const stop = (code: number) => (): void => controller.abort(new Interruption(code));
  process.once('SIGINT', stop(exitCode.interrupted)).once('SIGTERM', stop(exitCode.terminated));
  const line = new ProgressLine(process.stderr);
  const { signal } = controller;
  const tell = (progress: Progress): void => {
    log.write(`${progress.stage}: ${progress.done} of ${progress.total ?? '?'}`);
    line.tell(progress);
  };
  const opened: OpenImage[] = [];
  try {
    for await (const open of imagesOf(command, { ...sourceOptions(command), signal, onProgress: tell }))
      opened.push(open);
    const reports = await reportsOf(command, opened, tell, signal);
    line.clear();
    const text = textOf(reports);
    if (command.output === undefined) await writeTo(process.stdout, text);
    else writeFile(command.output, text);
    if (command.kind === 'ls' && command.format !== 'json') sayProblems(reports.flatMap((report) => report.problems));
    return Math.max(...reports.map((report) => report.code));
  } finally {
    line.clear();
    for (const open of opened) open.close();
  }
}

/** One report for each image, or one of two. */
async function reportsOf(
  command: ReportCommand,
  opened: readonly OpenImage[],
  tell: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<readonly Report[]> {
  const [left, right] = opened;
  if (command.kind === 'open' && command.second !== undefined && left !== undefined && right !== undefined) {
    const { runComparison } = await import('./runComparison.ts');
    return [await runComparison(left, right, command, tell, signal)];
  }
  const { runReport } = await import('./runReport.ts');
  const reports: Report[] = [];
  for (const open of opened) reports.push(await runReport(open, command, tell, signal));
  return reports;
}

/** One image, or two to compare; of the demo both, where people read the report, because the pair is what it shows. */
async function* imagesOf(command: ReportCommand, options: SourceOptions): AsyncGenerator<OpenImage> {
  if (command.second !== undefined) return yield* pairOf(command.reference!, command.second, options);
  if (!command.demo) return yield await openSource(command.reference!, options);
  const { openDemo } = await import('../source/demo/openDemo.ts');
  const pair = demoPair(command.image);
  const both = command.kind === 'open' && command.format !== 'json' && command.image === undefined;
  for (const which of both ? pair : pair.slice(0, 1)) yield await openDemo(which);
}

async function* pairOf(reference: string, second: SecondImage, options: SourceOptions): AsyncGenerator<OpenImage> {
  const { image: _, platform: __, ...shared } = options;
  yield await ofSide('A', options, (own) => openSource(reference, own));
  const { reference: other, ...chosen } = second;
  yield await ofSide('B', { ...shared, ...chosen }, (own) => openSource(other, own));
}

function* textOf(reports: readonly Report[]): Generator<string> {
  for (const [i, report] of reports.entries()) {
    if (i > 0) yield '\n\n';
    yield* report.text;
  }
}

function sayProblems(problems: readonly Problem[]): void {
  for (const { severity, message, path } of problems) {
    const where = path === undefined ? '' : `: ${readable(path)}`;
    process.stderr.write(`layerscope: ${severity}: ${harmless(message)}${where}\n`);
  }
}

/** What the command line says to the door. */
function sourceOptions(command: ReportCommand): SourceOptions {
  const { image, platform, host, context } = command;
  return {
    env: process.env,
    stdin: process.stdin,
    ...(image === undefined ? {} : { image }),
    ...(platform === undefined ? {} : { platform }),
    ...(host === undefined ? {} : { host }),
    ...(context === undefined ? {} : { context }),
  };
}

async function openScreen(command: ReportCommand, log: DebugLog): Promise<number> {
  const { runScreen } = await import('./runScreen.ts');
  return runScreen(command, sourceOptions(command), log);
}

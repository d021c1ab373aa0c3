import type { OpenImage } from '../model/openImage.ts';
import { UserError } from '../model/userError.ts';
import { openSource } from '../source/openSource.ts';
import type { SourceOptions } from '../source/sourceOptions.ts';
import { harmless } from '../text/sanitize.ts';
import { type Command, commandOf } from './argv.ts';
import { demoPair } from './demoPair.ts';
import { exitCode } from './exitCode.ts';
import { help } from './help.ts';
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
  try {
    return await run(commandOf(args));
  } catch (error) {
    return said(error);
  }
}

function said(error: unknown): number {
  if (error instanceof OutputClosed) return exitCode.fine;
  if (error instanceof Interruption) return error.code;
  if (error instanceof UserError) {
    process.stderr.write(`layerscope: ${lines(error.message)}.\n${error.hint === '' ? '' : `${lines(error.hint)}\n`}`);
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

async function run(command: Command): Promise<number> {
  if (command.kind === 'help') return print(help);
  if (command.kind === 'version') return print(`layerscope ${__VERSION__}\n`);
  const asksReport = command.kind === 'ls' || command.format !== undefined || command.output !== undefined;
  const report = asksReport || (!command.tui && wantsReport(process.env, process.stdout));
  if (command.reference === undefined && report) {
    process.stderr.write(`layerscope: no image was named.\n\n${help}`);
    return exitCode.failed;
  }
  return report ? printReport(command) : openScreen(command);
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

async function printReport(command: ReportCommand): Promise<number> {
  const controller = new AbortController();
  const stop = (code: number) => (): void => controller.abort(new Interruption(code));
  process.once('SIGINT', stop(exitCode.interrupted)).once('SIGTERM', stop(exitCode.terminated));
  const progress = new ProgressLine(process.stderr);
  const { signal } = controller;
  const { runReport } = await import('./runReport.ts');
  const opened: OpenImage[] = [];
  try {
    for await (const open of imagesOf(command, { ...sourceOptions(command), signal, onProgress: progress.tell }))
      opened.push(open);
    const reports: Report[] = [];
    for (const open of opened) reports.push(await runReport(open, command, progress.tell, signal));
    progress.clear();
    const text = textOf(reports);
    if (command.output === undefined) await writeTo(process.stdout, text);
    else writeFile(command.output, text);
    if (command.kind === 'ls' && command.format !== 'json') sayProblems(reports.flatMap((report) => report.problems));
    return Math.max(...reports.map((report) => report.code));
  } finally {
    progress.clear();
    for (const open of opened) open.close();
  }
}

/** One image; of the demo both, where people read the report, because the pair is what it shows. */
async function* imagesOf(command: ReportCommand, options: SourceOptions): AsyncGenerator<OpenImage> {
  if (!command.demo) return yield await openSource(command.reference!, options);
  const { openDemo } = await import('../source/demo/openDemo.ts');
  const pair = demoPair(command.image);
  const both = command.kind === 'open' && command.format !== 'json' && command.image === undefined;
  for (const which of both ? pair : pair.slice(0, 1)) yield await openDemo(which);
}

function* textOf(reports: readonly Report[]): Generator<string> {
  for (const [i, report] of reports.entries()) {
    if (i > 0) yield '\n\n';
    yield* report.text;
  }
}

function sayProblems(problems: readonly { readonly severity: string; readonly message: string }[]): void {
  for (const { severity, message } of problems) process.stderr.write(`layerscope: ${severity}: ${harmless(message)}\n`);
}

/** What the command line says to the door. */
export function sourceOptions(command: ReportCommand): SourceOptions {
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

async function openScreen(command: ReportCommand): Promise<number> {
  const { runScreen } = await import('./runScreen.ts');
  return runScreen(command, sourceOptions(command));
}

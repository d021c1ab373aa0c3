import type { SharedIndexes } from '../load/sharedIndexes.ts';
import type { OpenImage, Progress } from '../model/openImage.ts';
import type { Problem } from '../model/problem.ts';
import { DamagedCache } from '../source/cache/damagedCache.ts';
import { openSource } from '../source/openSource.ts';
import type { SourceOptions } from '../source/sourceOptions.ts';
import { harmless, readable } from '../text/sanitize.ts';
import type { DebugLog } from './debugLog.ts';
import { comparesDemo, demoPair } from './demoPair.ts';
import { exitCode } from './exitCode.ts';
import { Interruption } from './interruption.ts';
import { layerIndexes } from './layerIndexes.ts';
import type { SecondImage } from './namedImages.ts';
import { ofSide } from './ofSide.ts';
import { openCache } from './openCache.ts';
import { begun, writeFile, writeTo } from './output.ts';
import { ProgressLine } from './progressLine.ts';
import { type Report, type ReportCommand, type ReportOptions, runReport } from './runReport.ts';
import { sourceOptions } from './sourceOptions.ts';
import { mark, markOnce } from './timing.ts';
import { tuneForReport } from './tuneForReport.ts';

/** Reads what the command line names and prints its report; resolves to the exit code. Throws Interruption. */
export async function printReport(command: ReportCommand, log: DebugLog): Promise<number> {
  const controller = new AbortController();
  const stop = (code: number) => (): void => controller.abort(new Interruption(code));
  process.once('SIGINT', stop(exitCode.interrupted)).once('SIGTERM', stop(exitCode.terminated));
  const line = new ProgressLine(process.stderr);
  const { signal } = controller;
  const tell = (progress: Progress): void => {
    log.write(`${progress.stage}: ${progress.done} of ${progress.total ?? '?'}`);
    line.tell(progress);
    markOnce(`begins: ${progress.stage}`);
  };
  const opened: OpenImage[] = [];
  tuneForReport();
  const indexes = layerIndexes('report', openCache(command, process.env));
  try {
    for await (const open of imagesOf(command, { ...sourceOptions(command), signal, onProgress: tell, indexes }))
      opened.push(open);
    mark('opened');
    const report = await soundReport(command, opened, { onProgress: tell, signal, indexes });
    mark('contents known');
    line.clear();
    if (command.output === undefined) await writeTo(process.stdout, report.text);
    else writeFile(command.output, report.text);
    mark('report written');
    if (command.kind === 'ls' && command.format !== 'json') sayProblems(report.problems);
    return report.code;
  } finally {
    line.clear();
    for (const open of opened) open.close();
  }
}

/**
 * The report, its text begun. What the cache kept is read while the report is made: where that turns out to be damaged,
 * the layers themselves are read.
 */
async function soundReport(
  command: ReportCommand,
  opened: readonly OpenImage[],
  options: ReportOptions,
): Promise<Report> {
  const made = async (indexes: SharedIndexes): Promise<Report> => {
    const report = await reportOf(command, opened, { ...options, indexes });
    return { ...report, text: begun(report.text) };
  };
  try {
    return await made(options.indexes);
  } catch (error) {
    if (error instanceof DamagedCache) return made(layerIndexes('report', undefined));
    throw error;
  }
}

/** Of one image, or of two side by side. */
async function reportOf(
  command: ReportCommand,
  [left, right]: readonly OpenImage[],
  options: ReportOptions,
): Promise<Report> {
  if (right === undefined) return runReport(left!, command, options);
  const { runComparison } = await import('./runComparison.ts');
  return runComparison(left!, right, command, options);
}

/** One image, or two to compare. */
async function* imagesOf(command: ReportCommand, options: SourceOptions): AsyncGenerator<OpenImage> {
  if (command.second !== undefined) return yield* pairOf(command.reference!, command.second, options);
  if (!command.demo) return yield await openSource(command.reference!, options);
  const { openDemo } = await import('../source/demo/openDemo.ts');
  const [first, second] = demoPair(command.image);
  yield await openDemo(first);
  if (comparesDemo(command)) yield await openDemo(second);
}

async function* pairOf(reference: string, second: SecondImage, options: SourceOptions): AsyncGenerator<OpenImage> {
  const { image: _, platform: __, ...shared } = options;
  yield await ofSide('A', options, (own) => openSource(reference, own));
  const { reference: other, ...chosen } = second;
  yield await ofSide('B', { ...shared, ...chosen }, (own) => openSource(other, own));
}

function sayProblems(problems: readonly Problem[]): void {
  for (const { severity, message, path } of problems) {
    const where = path === undefined ? '' : `: ${readable(path)}`;
    process.stderr.write(`layerscope: ${severity}: ${harmless(message)}${where}\n`);
  }
}

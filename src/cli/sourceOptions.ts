import type { SourceOptions } from '../source/sourceOptions.ts';
import type { ReportCommand } from './runReport.ts';

/** What the command line says to the door. */
export function sourceOptions(command: ReportCommand): SourceOptions {
  const { image, platform, host, context } = command;
  return {
    env: process.env,
    stdin: () => process.stdin,
    ...(image === undefined ? {} : { image }),
    ...(platform === undefined ? {} : { platform }),
    ...(host === undefined ? {} : { host }),
    ...(context === undefined ? {} : { context }),
  };
}

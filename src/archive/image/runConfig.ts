import type { RunConfig } from '../../model/image.ts';
import type { Fields } from './fields.ts';

export const emptyRunConfig: RunConfig = { env: [], ports: [], volumes: [], labels: new Map(), onBuild: [] };

/** The `config` member of an image config (OCI image-spec config.md; Healthcheck, Shell and OnBuild are Docker's). */
export function runConfig(fields: Fields): RunConfig {
  const healthcheck = fields.object('Healthcheck')?.texts('Test');
  return {
    ...present('entrypoint', fields.texts('Entrypoint')),
    ...present('cmd', fields.texts('Cmd')),
    env: fields.texts('Env') ?? [],
    ...present('user', fields.text('User')),
    ...present('workingDir', fields.text('WorkingDir')),
    ports: fields.keys('ExposedPorts'),
    volumes: fields.keys('Volumes'),
    labels: fields.map('Labels'),
    ...present('healthcheck', healthcheck),
    ...present('stopSignal', fields.text('StopSignal')),
    ...present('shell', fields.texts('Shell')),
    onBuild: fields.texts('OnBuild') ?? [],
  };
}

/** An object with that one member, or without it when there is nothing to put there. */
export function present<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: T });
}

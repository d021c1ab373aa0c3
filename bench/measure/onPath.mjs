import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether a program of this name is on PATH. */
export function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((place) => existsSync(join(place, program)));
}

import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const cli = resolve(import.meta.dirname, '../../src/cli');

/** Every file that is loaded with `file` at once: late imports and types are none of them. */
function loadedWith(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export) (?!type\b)[^;']*? from '(\.[^']+)'/gm,
  ))
    loadedWith(resolve(dirname(file), from), found);
  return found;
}

it('loads neither reports nor the screen nor the door for --help and --version', () => {
  const rooms = [...loadedWith(resolve(cli, 'main.ts'))].map((file) => relative(resolve(cli, '..'), file));
  expect(rooms).toContain('cli/help.ts');
  expect(rooms.filter((file) => !/^(?:cli|model|text)\//.test(file))).toEqual(['source/errorCode.ts']);
});

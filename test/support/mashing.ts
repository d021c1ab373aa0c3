import { commands } from '../../src/app/commands.ts';
import type { AppSession } from './appSession.ts';
import { file, symlink } from './layer.ts';
import type { Random } from './random.ts';

/** Every key that does something, but for those that leave, and some that do nothing. */
export const mashedKeys = [
  ...new Set(commands.flatMap((command) => [...command.keys, ...(command.silent ?? [])])),
  ...['a', 'b/', 'é', '!', '^', '$', 'ctrl+x', 'delete', '\\', '\u0000', '😀'],
].filter((key) => !['ctrl+c', 'q', 'ctrl+z'].includes(key));

/** A row of links, and a file beside them. */
export const farm = ['k', 'l', 'm', 'n', 'o'].map((name) => symlink(`lib/${name}`, '../a'));
export const besideFarm = file('lib/z', 'zzz');

/** One thing that a hand on the keyboard may do: a key, a paste, a row of the help, another size of the window. */
export function mashOnce(session: AppSession, numbers: Random, rows = commands): void {
  const dice = numbers.below(30);
  if (dice === 0) session.send({ type: 'resized', size: { columns: numbers.below(220), rows: numbers.below(70) } });
  else if (dice === 1) session.send({ type: 'text', text: numbers.pick(['a', '../', '\r\n', ' x ']) });
  else if (dice === 2) session.send(numbers.pick(rows).message);
  else session.press(numbers.pick(mashedKeys));
}

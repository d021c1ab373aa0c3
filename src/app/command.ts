import type { Action } from './action.ts';
import type { Key } from './message.ts';
import type { State } from './state.ts';
import { isTyped, takesText, type Where, whereIs } from './where.ts';

export const groups = ['Move', 'Panes', 'Show', 'Find', 'Open', 'Compare', 'Leave', 'In popups'] as const;

/** One row of the table of commands. */
export type Command = {
  readonly id: string;
  /** The keys that are named in help, footers and README. */
  readonly keys: readonly Key[];
  /** Other programs' keys for the same thing: they work and are not named. */
  readonly silent?: readonly Key[];
  readonly group: (typeof groups)[number];
  /** Rows of one group with the same title are one line of the help. */
  readonly title: string;
  readonly where: readonly Where[];
  /** Whether it does something in this state, given that the place is right; absent: always. */
  readonly when?: (state: State) => boolean;
  /** Its characters are no text, even where one types. */
  readonly beforeText?: boolean;
  readonly message: Action;
};

/** Whether `key` is this command's in a place. Where one types, a character is text and no command. */
export function hasKey(command: Command, key: Key, where: Where): boolean {
  if (!command.where.includes(where)) return false;
  if (takesText(where) && isTyped(key) && !command.beforeText) return false;
  return command.keys.includes(key) || (command.silent?.includes(key) ?? false);
}

/** Whether the command does something where one is. */
export function works(command: Command, state: State): boolean {
  return command.where.includes(whereIs(state)) && (command.when?.(state) ?? true);
}

/** The command that a key stands for in this state, if any. */
export function commandFor(table: readonly Command[], state: State, key: Key): Command | undefined {
  const where = whereIs(state);
  return table.find((command) => hasKey(command, key, where) && works(command, state));
}

const labels: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  enter: 'Enter',
  escape: 'Esc',
  tab: 'Tab',
  'shift+tab': 'Shift+Tab',
  backspace: 'Backspace',
  delete: 'Del',
  space: 'Space',
  'ctrl+space': 'Ctrl+Space',
};

/** A key as people write it: `Ctrl+L`, `PgUp`, `↑`. */
export function keyLabel(key: Key): string {
  return labels[key] ?? (/^ctrl\+[a-z]$/.test(key) ? `Ctrl+${key.slice(5).toUpperCase()}` : key);
}

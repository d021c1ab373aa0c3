import { type Command, groups, keyLabel, works } from './command.ts';
import { commands } from './commands.ts';
import type { State } from './state.ts';

/** One line of the help: the commands with one title, their keys together. */
export type HelpLine = {
  readonly group: Command['group'];
  /** Labels of the keys, first keys first: `↑`, `↓`, `k`, `j`. */
  readonly keys: readonly string[];
  readonly title: string;
  /** Whether one of them does something where one is; dim otherwise. */
  readonly works: boolean;
  /** What Enter runs: the first one that works, else the first. */
  readonly command: Command;
};

/** The lines of the help that hold every word of `query`, in groups. What only popups know is in their footers. */
export function helpLines(state: State, query: string): readonly HelpLine[] {
  const under = withoutOverlay(state);
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return linesOf(under).filter((line) => {
    const text = `${line.group} ${line.title} ${line.keys.join(' ')}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function linesOf(state: State): readonly HelpLine[] {
  const lines = new Map<string, Command[]>();
  for (const command of commands) {
    if (command.keys.length === 0 || command.group === 'In popups') continue;
    const name = `${command.group}\0${command.title}`;
    lines.set(name, [...(lines.get(name) ?? []), command]);
  }
  const order = (line: HelpLine): number => groups.indexOf(line.group);
  return [...lines.values()].flatMap((rows) => lineOf(state, rows)).sort((a, b) => order(a) - order(b));
}

function lineOf(state: State, rows: readonly Command[]): readonly HelpLine[] {
  const working = rows.find((row) => works(row, state));
  const command = working ?? rows[0];
  if (command === undefined) return [];
  const longest = Math.max(...rows.map((row) => row.keys.length));
  const columns = Array.from({ length: longest }, (_, i) => rows.flatMap((row) => row.keys[i] ?? []));
  const keys = [...new Set(columns.flat().map(keyLabel))];
  return [{ group: command.group, keys, title: command.title, works: working !== undefined, command }];
}

/** Help answers for the place below it. */
export function withoutOverlay(state: State): State {
  if (state.screen.kind !== 'browsing' && state.screen.kind !== 'comparing') return state;
  const { overlay: _, ...screen } = state.screen;
  return { ...state, screen };
}

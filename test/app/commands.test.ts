import { describe, expect, test } from 'vitest';
import { hasKey, keyLabel } from '../../src/app/command.ts';
import { commands } from '../../src/app/commands.ts';
import { places } from '../../src/app/where.ts';

const keys = [...new Set(commands.flatMap((command) => [...command.keys, ...(command.silent ?? [])]))];

describe('the table of commands', () => {
  test('no two commands have the same id', () => {
    const ids = commands.map((command) => command.id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  test('no two commands share a key in any place', () => {
    const shared = places.flatMap((where) =>
      keys.map((key) => ({ where, key, ids: commands.filter((row) => hasKey(row, key, where)).map((row) => row.id) })),
    );
    expect(shared.filter(({ ids }) => ids.length > 1)).toEqual([]);
  });

  test('every command can be reached by a key in each of its places', () => {
    const unreachable = commands.flatMap((row) =>
      row.where
        .filter((where) => ![...row.keys, ...(row.silent ?? [])].some((key) => hasKey(row, key, where)))
        .map((where) => [row.id, where]),
    );
    expect(unreachable).toEqual([]);
  });

  test('every place can be left', () => {
    const trapped = places.filter(
      (where) => !commands.some((row) => row.id === 'quit.now' && hasKey(row, 'ctrl+c', where)),
    );
    expect(trapped).toEqual([]);
  });

  test('where one types, characters are text and not commands', () => {
    const taken = keys.filter((key) => [...key].length === 1 && commands.some((row) => hasKey(row, key, 'find')));
    expect(taken).toEqual([]);
  });

  test('keys are written as people write them', () => {
    expect(['up', 'ctrl+l', 'shift+tab', 'G', '/'].map(keyLabel)).toEqual(['↑', 'Ctrl+L', 'Shift+Tab', 'G', '/']);
  });
});

import { describe, expect, it } from 'vitest';
import lineUpdateOfInk from '../../../node_modules/ink/build/line-update.js';
import lineUpdate from '../../../src/view/ink/lineUpdate.ts';
import { type Random, random } from '../../support/random.ts';

const styles = ['', '1', '2', '1;34', '1;38;5;69', '38;5;231;48;5;24', '7'];
const texts = ['a', 'b', '  ', '│ ', '━', '▌', '12', 'm', '1m', '…', 'é'];
const columns = 16;

/** A row as paint makes it, at most `columns` cells, without spaces at its end as Ink has it. */
function row(r: Random): string {
  let [line, room] = ['', columns];
  while (room > 0 && r.below(12) > 0) {
    const style = styles[r.below(styles.length)]!;
    const text = texts[r.below(texts.length)]!.repeat(1 + r.below(3)).slice(0, room);
    line += style === '' ? text : `\u001b[${style}m${text}\u001b[0m`;
    room -= text.length;
  }
  return line.trimEnd();
}

/** Another row, most of it the same. */
function changed(line: string, r: Random): string {
  const other = row(r);
  const parts = line.split(/(?<=\u001b\[0m)/);
  parts[r.below(parts.length)] = r.below(2) === 0 ? other.slice(0, other.indexOf('\u001b[0m') + 4) : '';
  const mixed = parts.join('');
  return r.below(3) === 0 || mixed.replace(/\u001b\[[\d;]*m/g, '').length > columns ? other : mixed.trimEnd();
}

/** What a row of a terminal shows after something is written into it: each cell with the sequences that hold there. */
function shownBy(written: string, cells = Array<string>(columns).fill(' |')): string[] {
  let [at, style] = [0, ''];
  for (const [piece, parameters, command] of written.matchAll(/\u001b\[([\d;]*)([mGK])|[^\u001b]/g)) {
    if (command === 'G') at = Number(parameters) - 1;
    else if (command === 'K') cells.fill(` |${style}`, at);
    else if (command === 'm') style = parameters === '0' ? '' : style + piece;
    else cells[at++] = `${piece}|${style}`;
  }
  expect(style).toBe('');
  return cells;
}

describe('the quick line update', () => {
  it('leaves the row that was wanted, from whichever row before', () => {
    const r = random(5);
    for (let i = 0; i < 20_000; i++) {
      const before = row(r);
      const after = changed(before, r);
      if (before === after) continue;
      const written = lineUpdate(before, after, columns);
      expect(shownBy(written, shownBy(before)), JSON.stringify([before, after, written])).toEqual(shownBy(after));
    }
  });

  it('writes nothing beside the cells that differ', () => {
    const line = (name: string): string => `\u001b[34m┃\u001b[0m ${name} \u001b[34m┃\u001b[0m`;
    expect(lineUpdate(line('module-17.js'), line('module-18.js'), 16)).toBe('\u001b[11G8');
  });

  it('leaves everything but plain cells to Ink', () => {
    for (const [before, after] of [
      ['a 中 b', 'a 文 b'],
      ['plain', 'e\u0301'],
      ['\u001b[1mopen', '\u001b[1mopens'],
    ] as const) {
      expect(lineUpdate(before, after, 16)).toBe(lineUpdateOfInk(before, after, 16));
    }
  });
});

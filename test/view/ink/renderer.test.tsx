import { Box, renderToString, Text } from 'ink';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import Output from '../../../node_modules/ink/build/output.js';
import { random } from '../../support/random.ts';

const width = 24;
const pieces = ['ab', '│ ', '━━', '  ', '/x-1', '…', 'é', '中', '👩‍👩‍👧', 'e\u0301', '🇩🇪'];
const styles = ['', '1', '2', '1;34', '1;38;5;69', '38;5;231;48;5;24'];

function rows(seed: number, count: number): string[] {
  const r = random(seed);
  return Array.from({ length: count }, () => {
    const kinds = r.below(2) === 0 ? 7 : pieces.length;
    return Array.from({ length: 1 + r.below(9) }, () => {
      const style = styles[r.below(styles.length)]!;
      const text = pieces[r.below(kinds)]!;
      return style === '' ? text : `\u001b[${style}m${text}\u001b[0m`;
    }).join('');
  });
}

function column(texts: readonly string[]): string {
  return renderToString(
    <Box flexDirection="column">{texts.map((text, slot) => createElement(Text, { key: slot }, text))}</Box>,
    { columns: width },
  );
}

/** The row as Ink itself draws it. */
function drawnByInk(text: string): string {
  const output = new Output({ width, height: 1 });
  output.write(0, 0, text, { transformers: [] });
  return output.get().output;
}

/** Each character with the parameters that hold there, however they were set; colours of one kind replace each other. */
function cells(line: string): readonly string[] {
  const seen: string[] = [];
  let [weight, ink, paper] = ['', '', ''];
  for (const [piece, parameters] of line.matchAll(/\u001b\[([\d;]*)m|[^\u001b]/gu)) {
    if (parameters === undefined) seen.push(`${piece}|${weight}|${ink}|${paper}`);
    for (const [one] of (parameters ?? '').matchAll(/[34]8;5;\d+|\d+/g)) {
      if (one === '0') [weight, ink, paper] = ['', '', ''];
      else if (one === '22') weight = '';
      else if (one === '39') ink = '';
      else if (one === '49') paper = '';
      else if (one.startsWith('48')) paper = one;
      else if (one.startsWith('3')) ink = one;
      else weight = one;
    }
  }
  return seen;
}

describe('the quick renderer', () => {
  it('draws rows as Ink does, plain or not', () => {
    const texts = rows(7, 400).filter((text) => cells(text).length <= width / 2);
    const drawn = column(texts).split('\n');
    expect(drawn).toHaveLength(texts.length);
    texts.forEach((text, row) => {
      expect(cells(drawn[row]!), JSON.stringify(text)).toEqual(cells(drawnByInk(text)));
    });
  });

  it('leaves what is no column of rows to Ink', () => {
    expect(column(['x'.repeat(30)]).split('\n')).toEqual(['x'.repeat(24), 'x'.repeat(6)]);
    expect(renderToString(<Box borderStyle="single">{createElement(Text, {}, 'x')}</Box>, { columns: 5 })).toBe(
      '┌───┐\n│x  │\n└───┘',
    );
  });
});

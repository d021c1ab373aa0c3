import { expect, test } from 'vitest';
import type { LayerRow } from '../../../src/app/row.ts';
import { glyphsOf } from '../../../src/view/glyphs.ts';
import { type LayerList, layerLines } from '../../../src/view/panes/layers.ts';
import { lineText } from '../../../src/view/span.ts';

const row = (position: number, size: number, text: string, what: LayerRow['what'] = 'layer'): LayerRow => {
  return { position, size, text, what, marked: false };
};
const rows: readonly LayerRow[] = [
  row(0, 7_424_880, 'the whole image', 'all'),
  row(1, 7_391_160, 'ADD file in /'),
  row(1, 0, 'CMD ["/bin/sh"]', 'step'),
  row(2, 33_720, 'COPY file in /bin/hello'),
  row(2, 0, 'ENTRYPOINT ["/bin/hello"]', 'step'),
];
const list: LayerList = {
  width: 52,
  height: 6,
  rows,
  cursor: 2,
  top: 0,
  focused: false,
  largest: 7_424_880,
  binary: false,
};
const draw = (changes: Partial<LayerList>, ascii = false): readonly string[] =>
  layerLines({ ...list, ...changes }, glyphsOf(ascii)).map((line) => lineText(line).trimEnd());

test('steps stand below their layer without number and size, bars share the scale of the image', () => {
  expect(draw({})).toEqual([
    '    #    size        made by',
    '  all 7.42 MB ██████ the whole image',
    '    1 7.39 MB ██████ ADD file in /',
    '                     CMD ["/bin/sh"]',
    '▏   2 33.7 kB ▏      COPY file in /bin/hello',
    '                     ENTRYPOINT ["/bin/hello"]',
  ]);
});

test('a layer of the marked range has a star, the cursor a thick mark where the focus is', () => {
  const marked = rows.map((layer) => ({ ...layer, marked: layer.position > 0 }));
  expect(draw({ rows: marked, focused: true })[4]).toBe('▌*  2 33.7 kB ▏      COPY file in /bin/hello');
});

test('an instruction is cut at its end and made harmless', () => {
  const [, line] = draw({ rows: [row(1, 0, `RUN echo \u001b[31m${'x'.repeat(60)}`)] });
  expect(line).toBe('    1     0 B        RUN echo ␛[31mxxxxxxxxxxxxxxxx…');
});

test('sizes in KiB get one cell more and the columns stay in line', () => {
  expect(draw({ binary: true }).slice(0, 2)).toEqual([
    '    #     size        made by',
    '  all 7.08 MiB ██████ the whole image',
  ]);
});

test('without UTF-8 every sign is ASCII', () => {
  const text = draw({ focused: true, height: 9, rows: [...rows, row(3, 9, 'ADD käse → /')] }, true).join('\n');
  expect(text).toMatch(/^[\x20-\x7e\n]*$/);
  expect(text).toContain('*   2 33.7 kB #      COPY file in /bin/hello');
  expect(text).toContain('ADD k\\u{e4}se > /');
});

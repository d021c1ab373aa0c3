import { figuresOf } from '../../app/figures.ts';
import type { LayerRow } from '../../app/row.ts';
import type { Browsing } from '../../app/state.ts';
import { sizeText } from '../../text/bytes.ts';
import { fitEnd } from '../../text/fit.ts';
import { bar } from '../bar.ts';
import type { Glyphs } from '../glyphs.ts';
import { shown } from '../shown.ts';
import { sizeTone } from '../sizeTone.ts';
import { ends, type Line, lineWidth, span } from '../span.ts';

/** The layer above a pane that stands alone: ` 2/2  33.7 kB ▏      COPY file in /bin/hello`, and the keys that step it. */
export function layerStrip(row: LayerRow, browsing: Browsing, width: number, glyphs: Glyphs): Line {
  const { size: whole, layers } = figuresOf(browsing);
  const number = row.what === 'all' ? 'all' : `${row.position}/${layers}`;
  const right: Line = [span('[ ]', 'key'), span(' other layer ', 'dim')];
  const left: Line = [
    span(` ${number}  `),
    span(`${sizeText(row.size, browsing.files.binarySizes)} `, sizeTone(row.size, whole)),
    span(`${bar(row.size, whole, 6, glyphs.ascii)} `, 'bar'),
  ];
  const room = width - lineWidth(left) - lineWidth(right) - 2;
  return ends([...left, span(fitEnd(shown(row.text, glyphs), room))], right, width);
}

import type { Figures } from '../app/figures.ts';
import { narrow, wide } from '../app/layout.ts';
import { sizeText } from '../text/bytes.ts';
import { fitMiddle } from '../text/fit.ts';
import { percent, plural } from '../text/plural.ts';
import type { Glyphs } from './glyphs.ts';
import { shown } from './shown.ts';
import { ends, type Line, type Span, span } from './span.ts';
import { widthOf } from './width.ts';

const leastReference = 12;
const longestRuns = 40;

type Part = 'platform' | 'source' | 'layers' | 'files' | 'folders' | 'links' | 'waste' | 'runs';

const always: readonly Part[] = ['layers', 'waste'];
const usually: readonly Part[] = ['platform', ...always, 'files', 'links', 'runs'];
const inFull: readonly Part[] = [...usually, 'source', 'folders'];
/** What gives way first when a line is too short. */
const leastFirst: readonly Part[] = ['source', 'folders', 'links', 'runs', 'platform', 'files', 'waste', 'layers'];

/** One line: what is open at the left, its figures at the right; fewer of them in a narrow window. */
export function headerLine(figures: Figures, width: number, binary: boolean, glyphs: Glyphs): Line {
  const reference = shown(figures.reference, glyphs);
  let parts = new Set(width >= wide ? inFull : width >= narrow ? usually : always);
  let [left, right] = texts(figures, parts, binary, glyphs);
  for (const part of leastFirst) {
    if (widthOf(reference) + widthOf(left) + widthOf(right) + 3 + 3 <= width) break;
    parts = new Set([...parts].filter((other) => other !== part));
    [left, right] = texts(figures, parts, binary, glyphs);
  }
  const room = Math.max(leastReference, width - widthOf(left) - widthOf(right) - 6);
  const size = sizeText(figures.size, binary);
  const figuresLine: Span[] = [span(size, 'strong'), span(`${right.slice(size.length)} `)];
  return ends([span(` ${fitMiddle(reference, room)}${left}`)], figuresLine, width);
}

/** What follows the reference, and the figures. */
function texts(figures: Figures, parts: ReadonlySet<Part>, binary: boolean, glyphs: Glyphs): readonly [string, string] {
  const left = (['platform', 'source'] as const).filter((part) => parts.has(part));
  const right = figureTexts(figures, binary, glyphs).filter(
    ([part, text]) => text !== '' && (!part || parts.has(part)),
  );
  return [
    left.map((part) => `   ${shown(figures[part], glyphs)}`).join(''),
    right.map(([, text]) => text).join(` ${glyphs.dot} `),
  ];
}

function figureTexts(
  figures: Figures,
  binary: boolean,
  glyphs: Glyphs,
): readonly (readonly [Part | undefined, string])[] {
  const { size, waste } = figures;
  const share = `${sizeText(waste, binary)} (${percent(waste, size)})`;
  return [
    [undefined, sizeText(size, binary)],
    ['layers', plural(figures.layers, 'layer')],
    ['files', plural(figures.files, 'file')],
    ['folders', plural(figures.folders, 'folder')],
    ['links', figures.links === 0 ? '' : plural(figures.links, 'link')],
    ['waste', waste === 0 ? 'no waste' : `waste ${share}`],
    ['runs', figures.runs === '' ? '' : `runs ${fitMiddle(shown(figures.runs, glyphs), longestRuns)}`],
  ];
}

/** The figures in few words, for a window that is too small for anything else. */
export function shortFigures(figures: Figures, binary: boolean, glyphs: Glyphs): string {
  const parts = figureTexts({ ...figures, runs: '' }, binary, glyphs).filter(
    ([part, text]) => text !== '' && part !== 'folders' && part !== 'links',
  );
  return parts.map(([, text]) => text).join(` ${glyphs.dot} `);
}

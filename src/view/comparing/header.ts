import { factsOf } from '../../app/comparing/compared.ts';
import { type Comparing, type Tab, tabs } from '../../app/comparing/comparing.ts';
import { differenceIn } from '../../app/comparing/selectors.ts';
import { narrow } from '../../app/layout.ts';
import type { Glyphs } from '../glyphs.ts';
import { shown } from '../shown.ts';
import { cutLine, ends, type Line, lineWidth, type Span, span } from '../span.ts';
import { widthOf } from '../width.ts';
import { sideLines } from './sideLines.ts';

const titles: { readonly [T in Tab]: string } = {
  summary: '1 Summary',
  files: '2 Files',
  layers: '3 Layers',
  packages: '4 Packages',
  config: '5 Config',
};

/** Three lines: one for each image, then the tabs with the difference at their right end. */
export function headerLines(comparing: Comparing, width: number, glyphs: Glyphs): readonly Line[] {
  const facts = factsOf(comparing);
  const { binarySizes } = comparing.files;
  const [left = [], right = []] = sideLines(facts, width, binarySizes, glyphs);
  const { claim: said, amount = '' } = differenceIn(comparing);
  const claim = shown(said, glyphs);
  const figure: Line = amount === '' ? [] : [span(amount, 'strong')];
  if (width >= narrow) {
    const colon = amount === '' ? '' : ': ';
    return [left, right, tabLine(comparing.tab, [span(`${claim}${colon}`), ...figure], width)];
  }
  // The claim moves beside B's figures: the tabs need the whole width.
  return [left, besideFigures(right, shortClaim(claim), width), tabLine(comparing.tab, figure, width)];
}

/** `220 × A`: whose the line is says the rest. */
function shortClaim(claim: string): string {
  return claim.replace(/^[AB] is (?=[\d.]+ )/, '');
}

function besideFigures(line: Line, claim: string, width: number): Line {
  const room = width - lineWidth(line) - 3;
  return widthOf(claim) > room ? line : ends(line, [span(claim), span(' ')], width);
}

/** The tabs, the open one in brackets. */
function tabLine(open: Tab, right: Line, width: number): Line {
  const gap = width < narrow ? '' : '  ';
  const named = tabs.flatMap((tab, i): Span[] => [
    span(i === 0 ? ' ' : gap),
    tab === open ? span(`[${titles[tab]}]`, 'key') : span(` ${titles[tab]} `),
  ]);
  if (lineWidth(named) + lineWidth(right) + 2 > width) return cutLine(named, 0, width);
  return ends(named, [...right, span(' ')], width);
}

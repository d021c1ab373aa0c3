import type { factsOf } from '../../app/comparing/compared.ts';
import { narrow } from '../../app/layout.ts';
import type { SideName } from '../../model/sideName.ts';
import { sizeText } from '../../text/bytes.ts';
import { fit, fitMiddle } from '../../text/fit.ts';
import { bar } from '../bar.ts';
import type { Glyphs } from '../glyphs.ts';
import { shown } from '../shown.ts';
import { sizeTone } from '../sizeTone.ts';
import { type Line, lineWidth, span } from '../span.ts';
import { widthOf } from '../width.ts';
import { letter, nameTones, sides } from './sides.ts';

const nameWidth = { narrow: 21, usual: 23 } as const;
const barWidth = { narrow: 10, usual: 24 } as const;
/** In the smallest window the bar gives way to the figures. */
const [smallest, shortBar] = [64, 6];
const shortestRuns = 12;

type Facts = ReturnType<typeof factsOf>;

type Texts = { readonly [S in SideName]: string };

/** One line for each image, sizes on one scale: name, size with bar, layers, files, packages, what it runs. */
export function sideLines(facts: Facts, width: number, binary: boolean, glyphs: Glyphs): readonly Line[] {
  const counted = countedTexts(facts, width);
  const columns = nameColumn(facts, width - Math.max(widthOf(counted.left), widthOf(counted.right)), width, glyphs);
  return sides.map((side) => {
    const start = startLine(facts, side, columns, width, binary, glyphs);
    const line = [...start, span(counted[side])];
    return [...line, ...runs(facts, side, width - lineWidth(line), glyphs)];
  });
}

/** As wide as the longer name wants, as long as the figures behind it stay. */
function nameColumn(facts: Facts, room: number, width: number, glyphs: Glyphs): number {
  const kind = width < narrow ? 'narrow' : 'usual';
  const rest = 4 + 8 + 1 + barCells(width) + 1;
  const wished = Math.max(...sides.map((side) => widthOf(shown(facts[side].image.reference, glyphs)) + 2));
  return Math.max(nameWidth[kind], Math.min(wished, room - rest));
}

/** ` A  hello-nix:latest       33.7 kB ▏                       ` */
function startLine(facts: Facts, side: SideName, column: number, width: number, binary: boolean, glyphs: Glyphs): Line {
  const kind = width < narrow ? 'narrow' : 'usual';
  const { image, size } = facts[side];
  const largest = Math.max(facts.left.size, facts.right.size);
  return [
    span(' '),
    letter(side),
    span(kind === 'narrow' ? ' ' : '  '),
    span(fit(fitMiddle(shown(image.reference, glyphs), column - 2), column), nameTones[side]),
    span(`${sizeText(size, binary).padStart(binary ? 8 : 7)} `, sizeTone(size, largest)),
    span(bar(size, largest, barCells(width), glyphs.ascii), 'bar'),
  ];
}

function barCells(width: number): number {
  if (width < smallest) return shortBar;
  return width < narrow ? barWidth.narrow : barWidth.usual;
}

/** `  2 layers   91 files  15 apk packages`, in columns over both lines; packages only where there is room. */
function countedTexts(facts: Facts, width: number): Texts {
  const layers = inColumn((side) => layersText(facts[side]));
  const files = inColumn((side) => numbered(facts[side].census.files, 'file', width < narrow ? 4 : 5));
  return inColumn((side) =>
    `${layers[side]}${files[side]}${width < narrow ? '' : packagesText(facts[side])}`.trimEnd(),
  );
}

/** The texts of both sides, as wide as the longer one. */
function inColumn(say: (side: SideName) => string): Texts {
  const texts = sides.map(say);
  const longest = Math.max(...texts.map((text) => text.length));
  const [left = '', right = ''] = texts.map((text) => text.padEnd(longest));
  return { left, right };
}

/** `  2 layers `; `  1 of 2 layers ` where another end than the last layer was chosen. */
function layersText({ image, layers }: Facts[SideName]): string {
  const all = image.layers.length;
  return layers === all ? numbered(all, 'layer', 3) : `  ${layers} of ${numbered(all, 'layer', 1).trimStart()}`;
}

/** ` 91 files`, ` 1 file `: a gap and the number in `width` cells at least, the noun as wide as its plural. */
function numbered(count: number, noun: string, width: number): string {
  return ` ${String(count).padStart(width - 1)} ${(count === 1 ? noun : `${noun}s`).padEnd(noun.length + 1)}`;
}

function packagesText({ packages }: Facts[SideName]): string {
  const [first] = packages;
  if (first === undefined) return '';
  const one = packages.length > 1 ? 'package' : first.kind === 'nix' ? 'store path' : `${first.kind} package`;
  const count = packages.reduce((sum, each) => sum + each.packages, 0);
  return `${String(count).padStart(4)} ${count === 1 ? one : `${one}s`}`;
}

/** What `docker run` starts, as far as there is room for it. */
function runs(facts: Facts, side: SideName, room: number, glyphs: Glyphs): Line {
  const { argv } = facts[side].run;
  const lead = '   runs ';
  const width = room - lead.length - 1;
  if (argv.length === 0 || width < shortestRuns) return [];
  return [span(lead), span(fitMiddle(shown(argv.join(' '), glyphs), width))];
}

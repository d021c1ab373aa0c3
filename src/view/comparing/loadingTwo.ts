import type { Size } from '../../app/layout.ts';
import type { Loading, LoadingSide } from '../../app/state.ts';
import type { SideName } from '../../model/sideName.ts';
import { sizeText } from '../../text/bytes.ts';
import { fit, fitEnd, fitMiddle } from '../../text/fit.ts';
import { grouped, plural } from '../../text/plural.ts';
import { bar } from '../bar.ts';
import { framed } from '../frame.ts';
import type { Glyphs } from '../glyphs.ts';
import { shown } from '../shown.ts';
import { type Line, span } from '../span.ts';
import { letter, nameTones, sides } from './sides.ts';

type Sides = NonNullable<Loading['sides']>;

const widest = 100;
/** Where the columns of the widest box begin; in a narrower one they keep their shares. */
const nameCells = 24;
const sourceCells = 29;
const barCells = 20;

/** Two images being opened: how far each is, and which one is there already. */
export function loadingTwoLines(both: Sides, size: Size, glyphs: Glyphs): readonly Line[] {
  const width = Math.min(size.columns, widest);
  const share = shareOf(both);
  const once = `read only once: ${plural(both.spared ?? 0, 'layer')} that both have`;
  const body = [
    ...sides.flatMap((side) => [[], ...sideLines(side, both[side], width - 2, glyphs)]),
    [],
    [span(`   ${fitEnd(once, width - 6)}`, 'dim')],
  ];
  const height = Math.min(size.rows - 2, body.length + 3);
  const box = framed(
    {
      width,
      height,
      focused: true,
      title: [span('Opening two images', 'strong')],
      ...(share === undefined ? {} : { state: [span(`${Math.floor(share * 100)} %`)] }),
      body,
    },
    glyphs,
  );
  return [titleLine(both, size, glyphs), ...box];
}

/** ` hello-nix:latest  ×  hello-docker:latest` */
function titleLine(both: Sides, size: Size, glyphs: Glyphs): Line {
  const each = Math.max(1, Math.floor((size.columns - 7) / 2));
  const name = (side: SideName): string => fitMiddle(shown(both[side].reference, glyphs), each);
  return [span(` ${name('left')}  ${glyphs.times}  ${name('right')}`)];
}

function sideLines(side: SideName, of: LoadingSide, width: number, glyphs: Glyphs): readonly Line[] {
  const { read, progress, reference } = of;
  const spare = Math.min(0, width - 98);
  const [names, sources] = [nameCells + Math.ceil(spare / 2), sourceCells + Math.floor(spare / 2)];
  const where = read?.source ?? progress.opened?.image.source ?? progress.stage;
  const layers = read === undefined ? openedLayers(progress) : { ...read, of: read.layers };
  return [
    [
      span('   '),
      letter(side),
      span('  '),
      span(fit(fitMiddle(shown(reference, glyphs), names - 2), Math.max(1, names)), nameTones[side]),
      span(fit(fitEnd(shown(where, glyphs), sources - 2), Math.max(1, sources))),
      ...amount(of, glyphs),
    ],
    layers === undefined ? [] : [span(`      ${layersText(layers, names, sources)}`, 'dim')],
  ];
}

/** Layers that are read, of how many, and their entries. */
type Layers = { readonly layers: number; readonly of: number; readonly entries: number };

function openedLayers({ opened }: LoadingSide['progress']): Layers | undefined {
  if (opened === undefined) return undefined;
  const read = opened.layers.flatMap((layer) => layer.read ?? []);
  const entries = read.reduce((sum, layer) => sum + layer.entries, 0);
  return { layers: read.length, of: opened.layers.length, entries };
}

/** `layers`, `1 of 2`, `318 entries`, below name, source and bar. */
function layersText({ layers, of, entries }: Layers, names: number, sources: number): string {
  const title = fit('layers', Math.max(1, names));
  const count = fit(`${grouped(layers)} of ${grouped(of)}`, Math.max(1, sources));
  return `${title}${count}${plural(entries, 'entry', 'entries')}`;
}

/** A bar where the whole is known, and the bytes. */
function amount({ read, progress }: LoadingSide, glyphs: Glyphs): Line {
  if (read !== undefined)
    return [span(bar(1, 1, barCells, glyphs.ascii), 'bar'), span(`  ${sizeText(read.size).padEnd(12)}read`)];
  const { done, total } = progress;
  if (total === undefined) return [span(`${' '.repeat(barCells)}  ${sizeText(done)}`)];
  return [
    span(bar(done, total, barCells, glyphs.ascii), 'bar'),
    span(`  ${sizeText(done).replace(/ .*/, unitOf(done, total))} of ${sizeText(total)}`),
  ];
}

/** `4.60 of 7.42 MB`: the unit once where both have the same. */
function unitOf(done: number, total: number): string {
  const [, unit = ''] = sizeText(done).split(' ');
  return sizeText(total).endsWith(` ${unit}`) ? '' : ` ${unit}`;
}

/** 0 … 1 of both together, undefined while the whole of one is unknown. */
function shareOf(both: Sides): number | undefined {
  let [done, total] = [0, 0];
  for (const { read, progress } of sides.map((side) => both[side])) {
    if (read === undefined && progress.total === undefined) return undefined;
    done += read === undefined ? Math.min(progress.done, progress.total ?? 0) : read.size;
    total += read === undefined ? (progress.total ?? 0) : read.size;
  }
  return total > 0 ? done / total : undefined;
}

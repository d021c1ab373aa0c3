import { beforeAll, test } from 'vitest';
import { alignedRowsOf } from '../../../src/app/comparing/alignedRows.ts';
import { type Comparing, type ComparingOverlay, tabs } from '../../../src/app/comparing/comparing.ts';
import { configLinesOf } from '../../../src/app/comparing/configLines.ts';
import { packageRowsOf } from '../../../src/app/comparing/packageRows.ts';
import { pairRowsOf } from '../../../src/app/comparing/pairRows.ts';
import { foldAllPairs } from '../../../src/app/comparing/update-folds.ts';
import { imageOfLayers } from '../../support/comparedImages.ts';
import { expectExact } from '../../support/exactScreen.ts';
import { hostile, withHostileTexts } from '../../support/hostile.ts';
import { directory, file, type Piece, symlink } from '../../support/layer.ts';
import { type Random, random } from '../../support/random.ts';
import { comparingOf } from './screenOf.ts';

/** Layers of which two images have some names in common, none that anybody would choose. */
function layers(below: Random): Piece[][] {
  const name = (): string => `${below.pick(hostile)}${below.below(3)}`;
  return Array.from({ length: 3 }, () => [
    directory(name()),
    ...Array.from({ length: 8 }, () => file(`${name()}f/${name()}`, 'x'.repeat(below.below(40)))),
    ...Array.from({ length: 5 }, (_, i) => symlink(`links/${i}${name()}`, '/bin/busybox')),
    symlink(`${name()}l`, `/nix/store/v2v22g1isly1f5vs6g2mamxssmxyq971-hello/${name()}`),
    file(Array.from({ length: 1 + below.below(9) }, name).join('/'), below.pick(hostile)),
    file(`nix/store/v2v22g1isly1f5vs6g2mamxssmxyq97${below.below(2)}-hello-1.0/bin/${name()}`, 'h'),
  ]);
}

let images: Comparing[];

beforeAll(async () => {
  images = await Promise.all(
    [1, 2].map(async (seed) => {
      const below = random(seed);
      const [left, right] = [await imageOfLayers(layers(below)), await imageOfLayers(layers(below))];
      const both = await comparingOf(
        { ...left, stack: withHostileTexts(left.stack) },
        { ...right, stack: withHostileTexts(right.stack) },
      );
      return foldAllPairs(both);
    }),
  );
});

/** A comparison as somebody may have left it. */
function left(below: Random, comparing: Comparing): Comparing {
  const pairs = pairRowsOf(comparing);
  const cursor = pairs.at(below.below(pairs.length)).key;
  const list = (keys: readonly string[]) => ({ cursor: keys[below.below(keys.length)] ?? '', top: below.below(6) });
  const keysOf = (rows: readonly object[]): string[] => rows.flatMap((row) => ('key' in row ? [String(row.key)] : []));
  const next: Comparing = {
    ...comparing,
    tab: below.pick(tabs),
    files: {
      ...comparing.files,
      cursor,
      top: below.below(pairs.length),
      oneColumn: below.below(2) === 0,
      binarySizes: below.below(3) === 0,
      filter: below.pick(['', '', '', '中', 'zz', '\u001b']),
    },
    layers: { ...comparing.layers, ...list(keysOf(alignedRowsOf(comparing))) },
    packages: { ...comparing.packages, ...list(keysOf(packageRowsOf(comparing).rows)) },
    config: { ...comparing.config, ...list(keysOf(configLinesOf(comparing))) },
    summary: { ...comparing.summary, by: below.pick(['package', 'folder', 'layer']), top: below.below(9) },
    lower: { top: below.below(4) },
    zoomed: below.below(4) === 0,
  };
  const overlay = below.pick(overlays(below, cursor));
  return overlay === undefined ? next : { ...next, overlay };
}

function overlays(below: Random, key: string): readonly (ComparingOverlay | undefined)[] {
  const line = (number: number) => ({ number, text: below.pick(hostile).repeat(1 + below.below(4)) });
  const bytes = () => Uint8Array.from({ length: below.below(17) }, () => below.below(256));
  const text = [
    { what: 'same', left: line(1), right: line(1) },
    { what: 'changed', left: line(2), right: line(2) },
    { what: 'left', left: line(3) },
    { what: 'right', right: line(99_999) },
    { what: 'skipped', count: 12_345 },
  ] as const;
  const rows = Array.from({ length: 30 }, (_, i) => ({
    at: i * 16,
    left: bytes(),
    right: bytes(),
    differs: below.below(65_536),
  }));
  const both = { kind: 'both', key, id: 1, top: below.below(30) } as const;
  return [
    undefined,
    undefined,
    undefined,
    { kind: 'help', query: below.pick(['', 'lay', hostile[0]!]), cursor: 0, top: 0 },
    { kind: 'show', cursor: below.below(6) },
    { kind: 'problems', top: 0 },
    { kind: 'value', title: hostile.join(), left: hostile, right: [], top: below.below(9) },
    both,
    { ...both, difference: { kind: 'unread' } },
    { ...both, difference: { kind: 'text', lines: text, cut: true } },
    { ...both, difference: { kind: 'hex', rows, differing: 3, cut: false } },
  ];
}

test('two images with hostile names: at any size, on every tab, the screen has exactly its lines and cells', () => {
  const below = random(7);
  for (let round = 0; round < 150; round++) {
    const size = { columns: 1 + below.below(220), rows: 1 + below.below(70) };
    const screen = left(below, below.pick(images));
    expectExact(
      { size, nextId: 1, screen },
      `round ${round}: ${screen.tab} ${screen.overlay?.kind} at ${size.columns}×${size.rows}`,
    );
  }
});

test('two images being opened: exact at any size', () => {
  const below = random(8);
  const { stack } = images[0]!.left;
  for (let round = 0; round < 60; round++) {
    const size = { columns: 1 + below.below(160), rows: 1 + below.below(40) };
    const side = () => ({
      reference: below.pick(hostile),
      progress: { stage: below.pick(hostile), done: below.below(9e6), ...(below.below(2) ? { total: 9e6 } : {}) },
      ...(below.below(2) ? { read: { source: hostile.join(), size: 7e6, layers: 3, entries: 99, stack } } : {}),
    });
    const progress = { stage: '', done: 0 };
    const screen = {
      kind: 'loading',
      id: 1,
      reference: 'a',
      progress,
      sides: { left: side(), right: side() },
    } as const;
    expectExact({ size, nextId: 1, screen }, `round ${round} at ${size.columns}×${size.rows}`);
  }
});

import { expect, test } from 'vitest';
import type { Size } from '../../src/app/layout.ts';
import type { State } from '../../src/app/state.ts';
import { lines } from '../../src/view/lines.ts';
import { lineText } from '../../src/view/span.ts';
import { expectExact } from '../support/exactScreen.ts';
import { explorerOf } from '../support/explorer.ts';
import { hostile, withHostileTexts } from '../support/hostile.ts';
import { directory, file, type Piece, symlink, whiteout } from '../support/layer.ts';
import { type Random, random } from '../support/random.ts';

/** Layers whose names and link targets nobody would choose. */
function layers(below: Random): Piece[][] {
  const name = (): string => `${below.pick(hostile)}${below.below(9)}`;
  return Array.from({ length: 3 }, () => {
    const folder = name();
    return [
      directory(folder),
      ...Array.from({ length: 6 }, () => file(`${folder}/${name()}`, 'x'.repeat(below.below(3000)))),
      ...Array.from({ length: 5 }, (_, i) => symlink(`${folder}/link${i}${name()}`, '/bin/busybox')),
      symlink(name(), name()),
      file(Array.from({ length: 1 + below.below(9) }, name).join('/'), 'deep'),
      whiteout(name()),
    ];
  });
}

const keys = [
  'down',
  'down',
  'up',
  'left',
  'right',
  'enter',
  'tab',
  'G',
  'g',
  'pagedown',
  'c',
  't',
  's',
  'S',
  'b',
  'v',
  'z',
  'Z',
  'n',
  'f',
  '/',
  '?',
  '!',
  'escape',
  'escape',
  'space',
  'a',
  'm',
  'k',
  'J',
  'K',
  '[',
  ']',
  '中',
  'backspace',
  '!',
];

const sizeOf = (below: Random): Size => ({ columns: 1 + below.below(220), rows: 1 + below.below(70) });

test('whatever is pressed on hostile names at any size, the screen has exactly its lines and cells', async () => {
  for (let seed = 1; seed <= 4; seed++) {
    const below = random(seed);
    const explorer = await explorerOf({ columns: 100, rows: 30 }, layers(below), withHostileTexts);
    const pressed: string[] = [];
    for (let step = 0; step < 45; step++) {
      if (below.below(4) === 0) await explorer.send({ type: 'resized', size: sizeOf(below) });
      const key = below.pick(keys);
      pressed.push(key);
      await explorer.press(key);
      expectExact(explorer.state, `seed ${seed}: ${pressed.join(' ')}`);
    }
  }
});

test.each<[string, (size: Size) => State]>([
  [
    'loading',
    (size) => ({
      size,
      nextId: 1,
      screen: {
        kind: 'loading',
        id: 0,
        reference: hostile.join(),
        progress: { stage: hostile[3]!, done: 3e6, total: 7e6 },
      },
    }),
  ],
  [
    'failed',
    (size) => ({
      size,
      nextId: 1,
      screen: { kind: 'failed', message: hostile.join(' '), hint: `try\n${hostile.join('\n')}` },
    }),
  ],
  [
    'picking',
    (size) => ({
      size,
      nextId: 1,
      screen: {
        kind: 'picking',
        id: 0,
        reference: 'a.tar',
        cursor: 30,
        choices: Array.from({ length: 40 }, (_, i) => ({
          names: [hostile[i % hostile.length]!],
          id: hostile[4]!,
          platform: hostile[0]!,
          layers: i,
          ...(i % 3 === 0 ? { incomplete: hostile[2]! } : { size: i * 1e6 }),
        })),
      },
    }),
  ],
])('the %s screen is exact at any size', (what, stateOf) => {
  const below = random(11);
  for (let round = 0; round < 80; round++) expectExact(stateOf(sizeOf(below)), what);
});

test('the cursor stays on the screen of a picker with more images than rows', () => {
  const choices = Array.from({ length: 40 }, (_, i) => ({
    names: [`app:${i}`],
    id: `sha256:${i}`,
    platform: 'linux/amd64',
    layers: 1,
  }));
  for (const cursor of [0, 1, 20, 38, 39]) {
    const drawn = lines(
      {
        size: { columns: 80, rows: 16 },
        nextId: 1,
        screen: { kind: 'picking', id: 0, reference: 'a.tar', choices, cursor },
      },
      false,
    );
    expect(drawn.map(lineText).filter((line) => line.includes('▌'))).toEqual([
      expect.stringMatching(new RegExp(`app:${cursor}\\b`)),
    ]);
  }
});

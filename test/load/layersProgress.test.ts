import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LayersProgress } from '../../src/load/layersProgress.ts';
import type { LayerProgress, Progress } from '../../src/model/openImage.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

function told(...steps: readonly ((progress: LayersProgress) => void)[]): Progress[] {
  const list: Progress[] = [];
  vi.advanceTimersByTime(1000);
  const progress = new LayersProgress([10, 200, 3000], (one) => list.push(one));
  for (const step of steps) {
    vi.advanceTimersByTime(1000);
    step(progress);
  }
  return list;
}

it('begins with nothing read of the first layer', () => {
  expect(told()).toEqual([{ stage: 'reading layer 1 of 3', done: 0, total: 3210 }]);
});

it('adds up layers that are read at once and names the one begun first', () => {
  const list = told(
    (progress) => progress.read(2, 100),
    (progress) => progress.read(1, 50),
    (progress) => progress.finish(2, { bytes: 7, entries: 3 }),
    (progress) => progress.finish(1, { bytes: 7, entries: 3 }),
  );
  expect(list.map(({ stage, done }) => `${stage}: ${done}`)).toEqual([
    'reading layer 1 of 3: 0',
    'reading layer 3 of 3: 100',
    'reading layer 3 of 3: 150',
    'reading layer 2 of 3: 3050',
    'reading layer 1 of 3: 3200',
  ]);
});

it('says nothing more when all is read, and nothing too often', () => {
  const list = told((progress) => {
    for (const i of [0, 1, 2]) progress.read(i, 5);
    for (const i of [0, 1, 2]) progress.finish(i, { bytes: 7, entries: 3 });
    vi.advanceTimersByTime(1000);
  });
  expect(list.map(({ done }) => done)).toEqual([0, 5]);
});

it('tells how far each layer is: waiting, being read, or read with what it holds', () => {
  const list: (readonly LayerProgress[])[] = [];
  const progress = new LayersProgress([10, undefined, 3000], (_, layers) => list.push(layers));
  vi.advanceTimersByTime(1000);
  progress.read(2, 100);
  vi.advanceTimersByTime(1000);
  progress.finish(0, { bytes: 7, entries: 3 });
  expect(list).toEqual([
    [{ size: 10 }, {}, { size: 3000 }],
    [{ size: 10 }, {}, { size: 3000, done: 100 }],
    [{ size: 10, read: { bytes: 7, entries: 3 } }, {}, { size: 3000, done: 100 }],
  ]);
});

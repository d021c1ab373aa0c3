import { expect, test } from 'vitest';
import { Openings } from '../../src/cli/openings.ts';
import { openBlobs } from '../support/openImage.ts';
import { stackFromTars } from '../support/stack.ts';

test('an image that a thread reads is closed when that has stopped, any other at once', async () => {
  const closed: string[] = [];
  const openings = new Openings();
  const [read, idle] = [stackFromTars(), stackFromTars()];
  openings.add(read, { ...openBlobs([]), close: () => closed.push('read') });
  openings.add(idle, { ...openBlobs([]), close: () => closed.push('idle') });
  let stop = (_: Error): void => {};
  openings.hold(read, new Promise((_, reject) => (stop = reject)));
  openings.closeAllBut();
  expect(closed).toEqual(['idle']);
  expect(openings.of(read)).toBeUndefined();
  stop(new Error('enough'));
  await new Promise<void>((resolve) => setImmediate(resolve));
  expect(closed).toEqual(['idle', 'read']);
});

import { describe, expect, it } from 'vitest';
import { mark, markOnce, startTiming, timingText } from '../../src/cli/timing.ts';

describe('the stage profile', () => {
  it('is empty when nobody asked for it', () => {
    startTiming({});
    mark('opened');
    expect(timingText()).toBe('');
  });

  it('has a line for each stage, in order, with what it took', () => {
    startTiming({ LAYERSCOPE_TIMING: '1' });
    mark('opened');
    markOnce('reading');
    markOnce('reading');
    mark('written');
    const lines = timingText().split('\n');
    expect(lines.map((line) => line.replace(/^ *[\d.]+ ms +\+[\d.]+ {2}/, ''))).toEqual([
      'opened',
      'reading',
      'written',
      '',
    ]);
  });
});

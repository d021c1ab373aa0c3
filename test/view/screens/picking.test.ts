import { expect, test } from 'vitest';
import type { Message } from '../../../src/app/message.ts';
import { initialState, update } from '../../../src/app/update.ts';
import { lines } from '../../../src/view/lines.ts';
import { lineText } from '../../../src/view/span.ts';

const choice = { names: ['app:1'], id: 'sha256:1234567890abcdef', platform: 'linux/amd64', layers: 2, size: 1500 };
const choices = [choice, { ...choice, names: ['app:2'] }];

function head(second: string | undefined, side?: 'left' | 'right'): readonly string[] {
  const [state] = initialState({ columns: 70, rows: 16 }, 'one.tar', second);
  const offered: Message = { type: 'offered', id: 1, choices, ...(side && { side }) };
  const [next] = update(state, offered);
  return lines(next, false)
    .map((line) => lineText(line).trimEnd())
    .slice(0, 2);
}

test('of two images that are several the question names the side and its place', () => {
  expect(head(undefined)).toEqual([' one.tar', expect.stringContaining('━ Which image? ━')]);
  expect(head('two.tar', 'left')).toEqual([' one.tar', expect.stringContaining('━ Which image is A? ━')]);
  expect(head('two.tar', 'right')).toEqual([' two.tar', expect.stringContaining('━ Which image is B? ━')]);
});

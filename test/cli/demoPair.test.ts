import { expect, test } from 'vitest';
import { demoPair } from '../../src/cli/demoPair.ts';

test.each([
  [undefined, 'hello-nix'],
  ['@1', 'hello-nix'],
  ['hello-nix', 'hello-nix'],
  ['@2', 'hello-docker'],
  ['hello-docker:latest', 'hello-docker'],
])('--image %s shows %s first', (image, first) => {
  const pair = demoPair(image);
  expect(pair[0]).toBe(first);
  expect(new Set(pair).size).toBe(2);
});

test('another image of the demo is refused with the two that it has', () => {
  expect(() => demoPair('@3')).toThrow(
    expect.objectContaining({ message: 'the demo has no image @3', hint: 'It has hello-nix and hello-docker.' }),
  );
});

import { expect, it } from 'vitest';
import { distributionOf } from '../../../src/analysis/packages/distributionOf.ts';

const rows: readonly (readonly [title: string, text: string, expected: string | undefined])[] = [
  [
    'name and version',
    'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.19.4\nPRETTY_NAME="Alpine Linux v3.19"',
    'Alpine Linux 3.19.4',
  ],
  ['a rolling distribution', 'NAME="Arch Linux"\nPRETTY_NAME="Arch  Linux"\n', 'Arch  Linux'],
  ['a name alone', "NAME='it is'\n", 'it is'],
  ['escaped quotes', 'PRETTY_NAME="a \\"b\\" \\$c"\n', 'a "b" $c'],
  ['nothing of use', 'ID=x\n#NAME=y\n', undefined],
  ['Windows line ends', 'NAME=Fedora\r\nVERSION_ID=40\r\n', 'Fedora 40'],
];

it.each(rows)('os-release says the distribution: %s', (_, text, expected) => {
  expect(distributionOf(new Map([['usr/lib/os-release', Buffer.from(text)]]))).toBe(expected);
});

import { describe, expect, it } from 'vitest';
import { imageComparisonOf } from '../../../src/app/comparing/compared.ts';
import { lowerPaneOf } from '../../../src/app/comparing/lowerLines.ts';
import { footerOf } from '../../../src/app/footer.ts';
import { lines } from '../../../src/view/lines.ts';
import { lineText } from '../../../src/view/span.ts';
import { imageOfLayers } from '../../support/comparedImages.ts';
import { file, type Piece, symlink } from '../../support/layer.ts';
import { comparing, comparingOn, type PairSession } from '../../support/pairSession.ts';

const program = { mode: 0o755 };

const flat: Piece[] = [
  file('bin/busybox', 'eight hundred kilobytes', program),
  symlink('bin/sh', '/bin/busybox'),
  file('bin/tool', 'a tool', program),
];

const merged: Piece[] = [
  symlink('bin', 'usr/bin'),
  file('usr/bin/dash', 'dash', program),
  symlink('usr/bin/sh', 'dash'),
  file('usr/bin/tool', 'b tool', program),
];

const noticeOf = ({ state }: PairSession): string => {
  const footer = footerOf(state);
  return footer.kind === 'notice' ? footer.text : '';
};

const screenText = ({ state }: PairSession): string =>
  lines(state, { colour: 'none', ascii: false }).map(lineText).join('\n');

/** Presses a key and performs what it asks for. */
async function pressed(session: PairSession, ...keys: string[]): Promise<PairSession> {
  for (const key of keys) await session.press(key).settle();
  return session;
}

describe('L', () => {
  it('pairs what processes open, and links again when it is pressed again', async () => {
    const session = await comparing([flat], [merged]);
    const before = session.rows;
    expect(before).toContain('~        29         0 ▾ bin/ | bin → usr/bin');
    await pressed(session, 'L');
    expect(session.rows).toEqual([
      '~        29        10 /',
      '~        29         0 ▾ bin/ | ▾ bin/ → usr/bin',
    ]);
    await pressed(session, 'L');
    expect(session.rows).toEqual(before);
  });
});

import type { State } from '../app/state.ts';
import { lines } from './lines.ts';
import type { Terminal } from './mount.tsx';
import { paint } from './paint.ts';

const synchronised = { begin: '\u001b[?2026h', end: '\u001b[?2026l' } as const;
const cursor = { home: '\u001b[H', hide: '\u001b[?25l', show: '\u001b[?25h' } as const;
const alternateScreen = { enter: '\u001b[?1049h', leave: '\u001b[?1049l' } as const;

/** The screen until Ink is there, which takes longer to load than an archive takes to open. Draws, and hears no keys. */
export type FirstFrame = {
  draw(state: State): void;
  /** Gives the terminal back. Not called where Ink takes it over: that is in the same screen and draws the same lines. */
  close(): void;
};

/** Opens the alternate screen. Keys are kept by the terminal, unseen, for Ink to read. */
export function firstFrame({ stdin, stdout, look }: Terminal): FirstFrame {
  stdin.setRawMode(true);
  stdout.write(`${alternateScreen.enter}${cursor.hide}`);
  return {
    draw: (state) => {
      const rows = lines(state, look.ascii).map((line, row) => `\u001b[${row + 1};1H${paint(line, look)}`);
      // Ink begins where the cursor is
      stdout.write(`${synchronised.begin}${rows.join('')}${cursor.home}${synchronised.end}`);
    },
    close: () => {
      stdout.write(`${cursor.show}${alternateScreen.leave}`);
      stdin.setRawMode(false);
    },
  };
}

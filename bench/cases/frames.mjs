import { layerscope } from '../commands.mjs';
import { claim } from '../measure/claims.mjs';
import { hasTerminal, Terminal } from '../measure/terminal.mjs';

const size = { columns: 200, rows: 60 };
const pageDown = '\x1b[6~';
const presses = 60;

export const frames = {
  name: 'frames',
  about: 'key to frame at 200×60 among a million entries, in a pseudo terminal; processor time of all threads',
  async run(bench) {
    if (!hasTerminal()) return [{ remarks: ['no pseudo terminal: script (util-linux) and /proc are wanted'] }];
    const data = bench.dataset('wide');
    const { command, args } = layerscope([data.archive]);
    const terminal = new Terminal({ command, args, ...size });
    try {
      await terminal.until('node_modules');
      await terminal.idle();
      await terminal.pressed('2');
      await unfoldAll(terminal);
      await pressedOften(terminal, Array(20).fill(pageDown));
      const pages = await pressedOften(terminal, Array(presses).fill(pageDown));
      await terminal.pressed('g');
      const moves = await pressedOften(
        terminal,
        Array(presses / 2)
          .fill('j')
          .concat(Array(presses / 2).fill('k')),
      );
      return [
        {
          data,
          claims: [
            claim('processor, every row changes', of(pages, 'processor'), 'ms', 16),
            claim('key to frame, every row changes', of(pages, 'milliseconds'), 'ms'),
            claim('processor, cursor moves', of(moves, 'processor'), 'ms', 6),
            claim('written, cursor moves', of(moves, 'bytes'), 'bytes', 1024),
          ],
        },
      ];
    } finally {
      await terminal.close();
    }
  },
};

/** The first `Z` folds what the program has unfolded; the pane says `1 of N`. */
async function unfoldAll(terminal) {
  for (let press = 0; press < 2; press++) {
    await terminal.pressed('Z');
    await terminal.idle();
    const rows = /\d+ of ([\d\s]+)/.exec(terminal.text)?.[1].replace(/\s/g, '') ?? '0';
    if (Number(rows) > (presses + 20) * size.rows) return;
  }
  throw new Error('nothing was unfolded');
}

async function pressedOften(terminal, keys) {
  const all = [];
  for (const key of keys) all.push(await terminal.pressed(key));
  return all;
}

function of(all, name) {
  return all.map((one) => one[name]);
}

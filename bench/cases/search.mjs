import { layerscope } from '../commands.mjs';
import { claim } from '../measure/claims.mjs';
import { hasTerminal, Terminal } from '../measure/terminal.mjs';

const size = { columns: 120, rows: 40 };
const typed = ['m', 'o', 'd', ' ', '7', '7', '4', '1'];

export const search = {
  name: 'search',
  about: 'fuzzy search over a million paths, in a pseudo terminal',
  async run(bench) {
    if (!hasTerminal()) return [{ remarks: ['no pseudo terminal: script (util-linux) and /proc are wanted'] }];
    const data = bench.dataset('wide');
    const [first, later] = [[], []];
    for (let round = 0; round < Math.min(3, bench.rounds); round++) {
      const [cold, ...warm] = await searched(data);
      first.push(cold);
      later.push(...warm);
    }
    return [
      {
        data,
        remarks: ['how long typing is blocked is not told apart from how long an answer takes'],
        claims: [
          claim('hits after the first key', first, 'ms', 150),
          claim('hits after another key', later, 'ms', 150),
        ],
      },
    ];
  },
};

/** Milliseconds from each key until the popup counts its hits. */
async function searched({ archive }) {
  const { command, args } = layerscope([archive]);
  const terminal = new Terminal({ command, args, ...size });
  try {
    await terminal.until('node_modules');
    await terminal.idle();
    await terminal.pressed('f');
    await terminal.idle();
    const milliseconds = [];
    for (const key of typed) {
      milliseconds.push((await terminal.pressed(key)).milliseconds);
      await terminal.idle();
    }
    return milliseconds;
  } finally {
    await terminal.close();
  }
}

import { layerscope } from '../commands.mjs';
import { claim } from '../measure/claims.mjs';
import { hasTerminal, Terminal } from '../measure/terminal.mjs';

const size = { columns: 120, rows: 40 };
const query = ['m', 'o', 'd', ' ', '7', '7', '4', '1'];

export const search = {
  name: 'search',
  about: 'fuzzy search over a million paths, in a pseudo terminal',
  async run(bench) {
    if (!hasTerminal()) return [{ remarks: ['no pseudo terminal: script (util-linux) and /proc are wanted'] }];
    const data = bench.dataset('wide');
    const [first, later, echoes] = [[], [], []];
    for (let round = 0; round < Math.min(3, bench.rounds); round++) {
      const { answers, typed } = await searched(data);
      const [cold, ...warm] = answers;
      echoes.push(...typed);
      first.push(cold);
      later.push(...warm);
    }
    return [
      {
        data,
        claims: [
          claim('hits after the first key', first, 'ms', 150),
          claim('hits after another key', later, 'ms', 150),
          claim('a key drawn', echoes, 'ms'),
        ],
      },
    ];
  },
};

/** Milliseconds from each key until it is drawn, and until the last frame after it, which has the hits. */
async function searched({ archive }) {
  const { command, args } = layerscope([archive]);
  const terminal = new Terminal({ command, args, ...size });
  try {
    await terminal.until('node_modules');
    await terminal.idle();
    await terminal.pressed('f');
    await terminal.idle();
    const [answers, typed] = [[], []];
    for (const key of query) {
      typed.push((await terminal.pressed(key)).milliseconds);
      await terminal.idle();
      answers.push(terminal.sinceKey);
    }
    return { answers, typed };
  } finally {
    await terminal.close();
  }
}

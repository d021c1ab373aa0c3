import { layerscope } from '../commands.mjs';
import { instructionOf } from '../data/archives.mjs';
import { claim } from '../measure/claims.mjs';
import { hasTerminal, Terminal } from '../measure/terminal.mjs';

const size = { columns: 120, rows: 40 };

export const firstScreen = {
  name: 'first-screen',
  about: 'milliseconds from the start to what is on screen, in a pseudo terminal',
  async run(bench) {
    if (!hasTerminal()) return [{ remarks: ['no pseudo terminal: script (util-linux) and /proc are wanted'] }];
    return bench.each(['plain', 'gzip'], async (form) => {
      const data = bench.dataset('b', form);
      const seen = { first: [], layers: [], tree: [] };
      for (let round = 0; round <= bench.rounds; round++) {
        const one = await opened(data);
        // the first warms the page cache
        if (round > 0) for (const [name, milliseconds] of Object.entries(one)) seen[name].push(milliseconds);
      }
      return {
        data,
        claims: [
          claim('anything drawn', seen.first, 'ms'),
          claim('layers listed', seen.layers, 'ms', 300),
          claim('the tree drawn', seen.tree, 'ms'),
        ],
      };
    });
  },
};

/** The frame that lists the layers is known by their instructions, the one with the tree by its folder. */
async function opened({ archive }) {
  const { command, args } = layerscope([archive]);
  const terminal = new Terminal({ command, args, ...size });
  try {
    const first = await terminal.until('image.tar');
    const layers = await terminal.until(instructionOf(0));
    return { first, layers, tree: await terminal.until('node_modules') };
  } finally {
    await terminal.close();
  }
}

import { claim } from '../measure/claims.mjs';
import { measuredInside } from '../measure/inProcess.mjs';

const limits = { apart: 500, based: 50 };
const titles = { apart: 'that share nothing', based: 'on one base' };

export const pair = {
  name: 'pair',
  about: 'two images of 400,000 entries, from their indexes to the frame that compares them, within one process',
  async run(bench) {
    return bench.each(['apart', 'based'], async (kind) => {
      const times = await measuredInside('pair.mjs', { args: [kind], runs: Math.min(3, bench.rounds) });
      return {
        title: titles[kind],
        claims: [
          claim('indexes to frame', times.all, 'ms', limits[kind]),
          claim('… both stacks', times.stacks, 'ms'),
          claim('… compared', times.compared, 'ms'),
          claim('… drawn', times.drawn, 'ms'),
        ],
      };
    });
  },
};

import { bareNode, ours, report, tarList } from '../commands.mjs';
import { ratioClaim } from '../measure/claims.mjs';

export const plain = {
  name: 'plain',
  about: 'plain layers, whole process to a report with every content known',
  async run(bench) {
    return bench.each(['a', 'b', 'p2', 'p8'], async (shape) => {
      const data = bench.dataset(shape);
      const results = await bench.race([report(data), tarList('tf', data), tarList('tvf', data), bareNode]);
      return {
        data,
        ...results,
        claims: [ratioClaim(results, ours, 'tar -tf', 1.4), ratioClaim(results, ours, 'tar -tvf', 0.7)],
      };
    });
  },
};

import { bareNode, ours, report, tarList } from '../commands.mjs';
import { additionClaim } from '../measure/claims.mjs';

export const huge = {
  name: 'huge',
  about: 'an image of few huge files',
  async run(bench) {
    const data = bench.dataset('c');
    const results = await bench.race([report(data), bareNode, tarList('tf', data)]);
    return [{ data, ...results, claims: [additionClaim(results, ours, 'bare Node', 60)] }];
  },
};

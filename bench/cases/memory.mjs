import { bareNode, ours, report } from '../commands.mjs';
import { claim } from '../measure/claims.mjs';

const mostOfGzip = 140e6;

export const memory = {
  name: 'memory',
  about: 'peak memory (resident), whole process to a report',
  async run(bench) {
    return bench.each(['plain', 'gzip'], async (form) => {
      const data = bench.dataset('b', form);
      const isPacked = form === 'gzip';
      const results = await bench.race([report(data), bareNode], Math.min(3, bench.rounds));
      const [own, node] = [ours, 'bare Node'].map((name) => results.figures.get(name));
      if (own[0].peak === undefined) return { data, remarks: ['nobody can tell how much memory a process took'] };
      const perEntry = own.map(({ peak }, i) => (peak - node[i].peak) / data.entries);
      const most = own.map(({ peak }) => peak / 1e6);
      return {
        data,
        ...results,
        claims: [
          claim('above bare Node, an entry', perEntry, 'bytes', isPacked ? undefined : 220),
          claim('peak', most, 'MB', isPacked ? mostOfGzip / 1e6 : undefined),
        ],
      };
    });
  },
};

import { knows, layerscope, ours } from '../commands.mjs';
import { ratioClaim } from '../measure/claims.mjs';

const without = 'without hashes';

export const hashed = {
  name: 'hashed',
  about: 'gzip layers with every content hashed, and without',
  async run(bench) {
    if (!knows('--no-hash')) return [{ remarks: ['the program has no switch that leaves the hashes out'] }];
    const data = bench.dataset('a', 'gzip');
    const ls = ['ls', data.archive];
    const results = await bench.race([layerscope(ls), { ...layerscope(['--no-hash', ...ls]), name: without }]);
    return [{ data, ...results, claims: [ratioClaim(results, ours, without, 1.12)] }];
  },
};

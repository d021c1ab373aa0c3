import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bareNode, knows, layerscope, ours } from '../commands.mjs';
import { benchFolder } from '../data/dataset.mjs';
import { additionClaim } from '../measure/claims.mjs';

export const reopen = {
  name: 'reopen',
  about: 'the second open of an image of 420,000 entries (at full size), its index in the cache',
  async run(bench) {
    if (!knows('cache')) return [{ remarks: ['there is no cache yet: layerscope --help does not name one'] }];
    const cache = join(benchFolder(), `cache-${process.pid}`);
    mkdirSync(cache, { recursive: true });
    try {
      return await bench.each(['plain', 'gzip', 'zstd'], async (form) => {
        const data = bench.dataset('b', form);
        const again = { isFirst: false, env: { XDG_CACHE_HOME: cache } };
        const listing = layerscope(['ls', data.archive], again);
        const whole = { ...layerscope([data.archive, '--format', 'json'], again), name: 'layerscope to a report' };
        const results = await bench.race([listing, whole, bareNode]);
        return { data, ...results, claims: [additionClaim(results, ours, 'bare Node', 40)] };
      });
    } finally {
      rmSync(cache, { recursive: true, force: true });
    }
  },
};

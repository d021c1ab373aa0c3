import { fileURLToPath } from 'node:url';
import { ours, report } from '../commands.mjs';
import { fasterClaim, memoryRatioClaim } from '../measure/claims.mjs';

const script = fileURLToPath(new URL('../programs/tarStreamIndex.mjs', import.meta.url));

export const tarStream = {
  name: 'tar-stream',
  about: 'against an index with tar-stream in one pass',
  async run(bench) {
    return bench.each(['a', 'b'], async (shape) => {
      const data = bench.dataset(shape);
      const other = { name: 'tar-stream', command: process.execPath, args: [script, ...data.tars] };
      const results = await bench.race([report(data), other]);
      return {
        data,
        ...results,
        claims: [fasterClaim(results, ours, other.name, 5), memoryRatioClaim(results, ours, other.name, 1 / 3)],
      };
    });
  },
};

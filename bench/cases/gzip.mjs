import { forEachLayer, onAllProcessors, ours, report } from '../commands.mjs';
import { ratioClaim } from '../measure/claims.mjs';
import { onPath } from '../measure/onPath.mjs';

export const gzip = {
  name: 'gzip',
  about: 'gzip layers, all processors',
  async run(bench) {
    const hasIgzip = onPath('igzip');
    const missing = hasIgzip ? [] : ['igzip (ISA-L) is not on PATH'];
    if (!onPath('pigz')) missing.push('pigz is not on PATH');
    return bench.each(['a', 'b'], async (shape) => {
      const data = bench.dataset(shape, 'gzip');
      const pigz = forEachLayer('pigz -dc | tar -t', 'pigz -dc "$layer" | tar -t', data);
      const igzip = onAllProcessors('igzip -dc', 'igzip -dc "$1"', data);
      const others = [...(onPath('pigz') ? [pigz] : []), ...(hasIgzip ? [igzip] : [])];
      const results = await bench.race([report(data), ...others]);
      return {
        data,
        ...results,
        remarks: [...results.remarks, ...missing],
        claims: [ratioClaim(results, ours, pigz.name, 0.35), ratioClaim(results, ours, igzip.name, 1.6)],
      };
    });
  },
};

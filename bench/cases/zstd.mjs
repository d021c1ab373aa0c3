import { forEachLayer, onAllProcessors, ours, report } from '../commands.mjs';
import { ratioClaim } from '../measure/claims.mjs';
import { onPath } from '../measure/onPath.mjs';

export const zstd = {
  name: 'zstd',
  about: 'zstd layers',
  async run(bench) {
    if (!onPath('zstd')) return [{ remarks: ['zstd is not on PATH'] }];
    const hasOwn = 'createZstdDecompress' in (await import('node:zlib'));
    const remark = `Node ${process.versions.node} ${hasOwn ? 'has a zstd of its own' : 'has no zstd: the library of the bundle, and for large layers zstd on PATH; the targets are those of Node from 22.15 on'}`;
    return bench.each(bench.isFull ? ['a', 'b'] : ['b'], async (shape) => {
      const data = bench.dataset(shape, 'zstd');
      const one = forEachLayer('zstd -dc | tar -t', 'zstd -dc "$layer" | tar -t', data);
      const all = onAllProcessors('zstd -dc on all', 'zstd -dc "$1"', data);
      const results = await bench.race([report(data), one, all]);
      return {
        data,
        ...results,
        remarks: [...results.remarks, remark],
        claims: [
          ratioClaim(results, ours, one.name, hasOwn ? 0.6 : undefined),
          ratioClaim(results, ours, all.name, hasOwn ? 1.2 : undefined),
        ],
      };
    });
  },
};

import { dive, diving, ours, report, tarList } from '../commands.mjs';
import { fasterClaim, memoryRatioClaim, ratioClaim } from '../measure/claims.mjs';
import { onPath } from '../measure/onPath.mjs';

export const peers = {
  name: 'peers',
  about: 'against diving and dive, the same archive to a JSON report',
  async run(bench) {
    const missing = ['diving', 'dive'].filter((name) => !onPath(name)).map((name) => `${name} is not on PATH`);
    if (missing.length === 2) return [{ remarks: missing }];
    const data = bench.dataset('p8');
    const plain = await bench.race([report(data), ...present([diving(data), dive(data)]), tarList('tf', data)]);
    const packed = await bench.each(Object.keys(againstDiving), async (variant) => {
      const { shape, form, time, memory } = againstDiving[variant];
      const image = bench.dataset(shape, form);
      const results = await bench.race([report(image), ...present([diving(image)])]);
      const claims = [ratioClaim(results, ours, 'diving', time), memoryRatioClaim(results, ours, 'diving', memory)];
      return { data: image, ...results, claims };
    });
    return [
      {
        data,
        ...plain,
        remarks: [...plain.remarks, ...missing],
        claims: [
          ratioClaim(plain, ours, 'diving', 0.6),
          memoryRatioClaim(plain, ours, 'diving', 0.7),
          fasterClaim(plain, ours, 'dive', 50),
          memoryRatioClaim(plain, ours, 'dive', 1 / 3),
        ],
      },
      ...packed,
    ];
  },
};

/** Packed images, and what of diving's time and memory is the most. Where no target is set, it is that nobody is faster. */
const againstDiving = {
  'ten gzip layers': { shape: 'p8', form: 'gzip-oci', time: 0.85, memory: 0.7 },
  'one gzip layer': { shape: 'one', form: 'gzip-oci', time: 1, memory: 1 },
  'ten zstd layers': { shape: 'p8', form: 'zstd', time: 1, memory: 1 },
};

function present(contestants) {
  return contestants.filter(({ command }) => onPath(command));
}

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
    const packed = bench.dataset('p8', 'gzip-oci');
    const gzip = await bench.race([report(packed), ...present([diving(packed)])]);
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
      {
        data: packed,
        ...gzip,
        claims: [ratioClaim(gzip, ours, 'diving', 0.85), memoryRatioClaim(gzip, ours, 'diving', 0.7)],
      },
    ];
  },
};

function present(contestants) {
  return contestants.filter(({ command }) => onPath(command));
}

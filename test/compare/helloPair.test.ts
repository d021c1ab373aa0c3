import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ImageComparison } from '../../src/compare/imageComparison.ts';
import { imageTotals } from '../../src/compare/imageTotals.ts';
import { openDemo } from '../../src/source/demo/openDemo.ts';
import { openSource } from '../../src/source/openSource.ts';
import { compared, readable } from '../support/comparedImages.ts';
import { drawPairs } from '../support/drawPairs.ts';

const store = 'nix/store/v2v22g1isly1f5vs6g2mamxssmxyq971-hello-static-1.0';

/** What the comparison of the pair must say from whatever form it was read. */
const expected = {
  totals: {
    onlyLeft: { files: 0, bytes: 0 },
    onlyRight: { files: 90, bytes: 7_391_160 },
    same: { files: 0, bytes: 0 },
    different: { leftFiles: 0, rightFiles: 0, leftBytes: 0, rightBytes: 0 },
    movedSame: { leftFiles: 1, rightFiles: 1, leftBytes: 33_720, rightBytes: 33_720 },
    unknown: { leftFiles: 0, rightFiles: 0, leftBytes: 0, rightBytes: 0 },
  },
  moved: [
    `≡ bin/hello (left ${store}/bin/hello) type symlink→file, mode 0555→0755`,
    `≡ ${store}/bin/hello (right bin/hello) mode 0555→0755`,
  ],
};

const said = (comparison: ImageComparison) => ({
  totals: imageTotals(comparison),
  moved: drawPairs(comparison).filter((line) => line.startsWith('≡')),
});

describe('the hello pair', () => {
  it('of the demo holds one program, in two places', async () => {
    const comparison = await compared(
      await readable(await openDemo('hello-nix')),
      await readable(await openDemo('hello-docker')),
    );
    expect(said(comparison)).toEqual(expected);
    expect(comparison.counts(0)).toMatchObject({ 'moved-same': 2, 'only-left': 4, different: 0, unknown: 0 });
    const bin = comparison.pairOfRight(comparison.right.find('bin'));
    expect(comparison.total(bin)).toEqual({ left: 0, right: comparison.right.total(comparison.right.find('bin')) });
  });

  const folder = '../shared/images';
  const nix = [['hello-nix.tar.gz'], ['hello-both.docker20.tar', 'hello-nix']] as const;
  const docker = ['docker20', 'docker28-containerd', 'docker28-graphdriver'].map((form) => `hello-docker.${form}.tar`);
  const forms = nix.flatMap(([left, image]) => docker.map((right) => [left, right, image] as const));
  it.skipIf(!existsSync(folder)).each(forms)('is the same from %s and %s', async (left, right, image) => {
    const options = { env: {}, ...(image && { image }) };
    const opened = [
      await openSource(`${folder}/${left}`, options),
      await openSource(`${folder}/${right}`, { env: {} }),
    ];
    const [a, b] = await Promise.all(opened.map(readable));
    expect(said(await compared(a!, b!))).toEqual(expected);
    for (const open of opened) open.close();
  });
});

import { expect, it } from 'vitest';
import { layerHolds } from '../../../src/analysis/packages/layerHolds.ts';
import { openDemo } from '../../../src/source/demo/openDemo.ts';
import { packagesOfImage } from '../../support/packages.ts';

it('the layer that wrote the database and os-release holds the distribution and its packages, the next one nothing', async () => {
  const { tree, report } = await packagesOfImage(await openDemo('hello-docker'));
  expect([1, 2].map((position) => layerHolds(tree, report, position))).toEqual([
    { distribution: 'Alpine Linux 3.19.4', packages: [{ kind: 'apk', count: 15 }] },
    { packages: [] },
  ]);
});

it('a store is no database that a layer writes', async () => {
  const { tree, report } = await packagesOfImage(await openDemo('hello-nix'));
  expect(layerHolds(tree, report, 1)).toEqual({ packages: [] });
});

import { expect, test } from 'vitest';
import { originsMet } from '../../src/analysis/originsMet.ts';
import type { Origin } from '../../src/analysis/packageOrigins.ts';
import { packageOrigins } from '../../src/analysis/packageOrigins.ts';
import { packagePairs } from '../../src/analysis/packagePairs.ts';
import { unownedFiles } from '../../src/analysis/unownedFiles.ts';
import { openDemo } from '../../src/source/demo/openDemo.ts';
import { comparisonOf, imageOf } from '../report/comparisonOf.ts';
import { file } from '../support/layer.ts';

const ofNix = 'nix/store/00000000000000000000000000000000-app-1.0/bin/app';

const more = (origins: readonly Origin[]): Record<string, number> =>
  Object.fromEntries(
    origins.map(({ name, bytes }) => [name || 'none', bytes.right - bytes.left]).filter(([, bytes]) => bytes !== 0),
  );

async function metOf(left: Parameters<typeof comparisonOf>[0], right: Parameters<typeof comparisonOf>[1]) {
  const { comparison, packages } = await comparisonOf(left, right);
  const origins = packageOrigins(packagePairs(packages.left, packages.right));
  const sides = {
    left: unownedFiles(comparison, packages, 'left'),
    right: unownedFiles(comparison, packages, 'right'),
  };
  return { plain: more(origins), met: more(originsMet(origins, sides)) };
}

test('the program that is a package in one image and nobody’s in the other is no part of the difference', async () => {
  const { plain, met } = await metOf(await openDemo('hello-nix'), await openDemo('hello-docker'));
  expect([plain['hello-static'], plain.none]).toEqual([-33_720, 60_387]);
  expect([met['hello-static'], met.none]).toEqual([undefined, 26_667]);
  const sum = (parts: Record<string, number>): number => Object.values(parts).reduce((a, b) => a + b, 0);
  expect([sum(plain), sum(met)]).toEqual([7_391_160, 7_391_160]);
});

test('swapped, the same meets', async () => {
  const { met } = await metOf(await openDemo('hello-docker'), await openDemo('hello-nix'));
  expect([met['hello-static'], met.none]).toEqual([undefined, -26_667]);
});

test('what the other image ships twice stays: once as the same package, once as nobody’s', async () => {
  const twice = [file(ofNix, 'a program'), file('bin/app', 'a program')];
  const { plain, met } = await metOf(await imageOf([[file(ofNix, 'a program')]]), await imageOf([twice]));
  expect(plain).toEqual({ none: 9 });
  expect(met).toEqual({ none: 9 });
});

test('only as many bytes meet as the package has', async () => {
  const twice = [file('bin/app', 'a program'), file('opt/app', 'a program')];
  const { plain, met } = await metOf(await imageOf([[file(ofNix, 'a program')]]), await imageOf([twice]));
  expect(plain).toEqual({ app: -9, none: 18 });
  expect(met).toEqual({ none: 9 });
});

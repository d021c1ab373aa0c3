import { expect, it } from 'vitest';
import { neededBy } from '../../../src/analysis/packages/neededBy.ts';
import type { PackageReport } from '../../../src/analysis/packages/packageReport.ts';
import { openDemo } from '../../../src/source/demo/openDemo.ts';
import { file } from '../../support/layer.ts';
import { packagesOfImage, packagesOfLayers } from '../../support/packages.ts';

function namesOf(report: PackageReport, name: string): readonly string[] | undefined {
  const one = report.packages.find((other) => other.name === name)!;
  return neededBy(report, one)?.map((other) => other.name);
}

it('apk packages are needed for the libraries and commands that they provide', async () => {
  const { report } = await packagesOfImage(await openDemo('hello-docker'));
  expect(namesOf(report, 'libcrypto3')).toEqual(['libssl3', 'apk-tools', 'ssl_client']);
  expect(namesOf(report, 'alpine-keys')).toEqual([]);
});

it('dpkg packages are needed by name, by what they provide, and as an alternative', async () => {
  const stanza = (lines: string): string => `${lines}\nStatus: install ok installed\n\n`;
  const status = [
    'Package: libc6\nVersion: 1\nProvides: libc (= 1), libc-dev',
    'Package: a\nVersion: 1\nPre-Depends: libc6 (>= 2.36)\nDepends: b | mawk:any',
    'Package: b\nVersion: 1\nDepends: libc',
    'Package: mawk\nVersion: 1',
  ];
  const { report } = await packagesOfLayers([file('var/lib/dpkg/status', status.map(stanza).join(''))]);
  expect(['libc6', 'mawk', 'b', 'a'].map((name) => namesOf(report, name))).toEqual([['a', 'b'], ['a'], ['a'], []]);
});

it('a store does not say it', async () => {
  const { report } = await packagesOfImage(await openDemo('hello-nix'));
  expect(namesOf(report, 'hello-static')).toBeUndefined();
});

import { expect, test } from 'vitest';
import { type PackagePair, packageClass } from '../../src/analysis/packagePairs.ts';
import type { Package } from '../../src/analysis/packages/packageReport.ts';
import { packageVersions } from '../../src/words/packageVersions.ts';

const glibc = (digit: string, version = '2.40-66'): Package => ({
  kind: 'nix',
  name: 'glibc',
  version,
  origin: 'glibc',
  bytes: 5,
  files: 1,
  path: `nix/store/${digit.repeat(32)}-glibc-${version}`,
});

const pair = (left: Package | null, right: Package | null): PackagePair => ({
  kind: 'nix',
  name: 'glibc',
  left,
  right,
});

test('store paths of one version and two hashes differ, and their hashes say in what', () => {
  const rehashed = pair(glibc('a'), glibc('b'));
  expect(packageClass(rehashed)).toBe('different');
  expect(packageVersions(rehashed)).toEqual({ left: '2.40-66 aaaaaaaa', right: '2.40-66 bbbbbbbb' });
});

test('versions alone are said where they differ, where nothing does, and where one side has none', () => {
  const changed = pair(glibc('a'), glibc('b', '2.41-1'));
  expect([packageClass(changed), packageVersions(changed)]).toEqual([
    'different',
    { left: '2.40-66', right: '2.41-1' },
  ]);
  const same = pair(glibc('a'), glibc('a'));
  expect([packageClass(same), packageVersions(same)]).toEqual(['same', { left: '2.40-66', right: '2.40-66' }]);
  const alone = pair(null, glibc('a'));
  expect([packageClass(alone), packageVersions(alone)]).toEqual(['only-right', { left: '', right: '2.40-66' }]);
});

import { expect, test } from 'vitest';
import { inStore, packageOf, packageText, storeName } from '../../../src/app/rows/storePath.ts';

const hash = 'v2v22g1isly1f5vs6g2mamxssmxyq971';

test.each([
  ['hello-static-1.0', 'hello-static', '1.0'],
  ['glibc-2.40-66', 'glibc', '2.40-66'],
  ['gcc-13.2.0-lib', 'gcc-lib', '13.2.0'],
  ['my-app-1.0.0-rc1', 'my-app', '1.0.0-rc1'],
  ['systemd-minimal-libs-257.2', 'systemd-minimal-libs', '257.2'],
  ['bash', 'bash', ''],
  ['source', 'source', ''],
  ['-1', '-1', ''],
])("%s is the package %s, version '%s'", (rest, name, version) => {
  expect(packageOf(rest)).toEqual({ name, version });
});

test('a package of a language names it behind its version', () => {
  expect(packageText('python3.12-numpy-2.2.2')).toBe('numpy 2.2.2 (python3.12)');
  expect(packageText('python3-3.12.9')).toBe('python3 3.12.9');
  expect(packageText('llvm-18.1.8-lib')).toBe('llvm-lib 18.1.8');
});

test('a name is of a store when it starts with 32 digits of base 32 and a dash', () => {
  expect(storeName(`${hash}-hello`)).toEqual({ hash, rest: 'hello' });
  expect(storeName(`${'e'.repeat(32)}-hello`)).toBeUndefined();
  expect(storeName(`${hash}-`)).toBeUndefined();
  expect(storeName(`${hash}-${'x'.repeat(212)}`)).toBeUndefined();
});

test('a path of a store is the store, the own name, and what follows', () => {
  const own = { hash, rest: 'hello-1.0' };
  expect(inStore(`/nix/store/${hash}-hello-1.0/bin/hello`)).toEqual({ store: 'nix/store/', own, below: '/bin/hello' });
  expect(inStore(`gnu/store/${hash}-hello-1.0`)).toEqual({ store: 'gnu/store/', own, below: '' });
  expect(inStore('nix/store/.links/abc')).toBeUndefined();
  expect(inStore(`bin/${hash}-hello-1.0`)).toBeUndefined();
});

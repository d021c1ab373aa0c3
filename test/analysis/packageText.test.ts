import { expect, test } from 'vitest';
import { packageOf, packageText } from '../../src/analysis/packageText.ts';

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

import { expect, test } from 'vitest';
import { filterOf, passes } from '../../../src/app/rows/filter.ts';

test.each([
  ['ssl', 'lib/libssl.so.3', true],
  ['ssl conf', 'etc/ssl/openssl.cnf', false],
  ['ssl cnf', 'etc/ssl/openssl.cnf', true],
  ['ssl !cnf', 'etc/ssl/openssl.cnf', false],
  ['^etc', 'usr/etc', false],
  ['^etc', 'etc/passwd', true],
  ['.so$', 'lib/a.so.1', false],
  ['.so$', 'lib/a.so', true],
  ['^bin$', 'bin', true],
  ['^bin$', 'bin/sh', false],
  ['readme', 'README.md', true],
  ['README', 'readme.md', false],
  ['!^usr', 'usr/bin', false],
  ['! ^ ', 'anything', true],
  ['$', 'a$b', true],
  ['', 'anything', true],
])('%j on %s: %s', (typed, path, passed) => {
  expect(passes(filterOf(typed), path)).toBe(passed);
});

import { expect, test } from 'vitest';
import { isAsciiLocale, wantsReport } from '../../src/cli/terminal.ts';

test.each([
  [{}, false],
  [{ LANG: 'de_DE.UTF-8' }, false],
  [{ LANG: 'C.utf8' }, false],
  [{ LANG: 'C' }, true],
  [{ LANG: 'en_US.ISO-8859-1' }, true],
  [{ LANG: 'C', LC_CTYPE: 'C.UTF-8' }, false],
  [{ LANG: 'C.UTF-8', LC_ALL: 'POSIX' }, true],
  // what is set to nothing counts as not set (POSIX, 8.2)
  [{ LC_ALL: '', LANG: 'C' }, true],
])('with %o the terminal speaks ASCII only: %s', (env, ascii) => {
  expect(isAsciiLocale(env)).toBe(ascii);
});

test.each([
  [{}, true, false],
  [{}, false, true],
  [{ CI: 'true' }, true, true],
  [{ CI: '1' }, true, true],
  [{ CI: 'false' }, true, false],
  [{ CI: '' }, true, false],
])('with %o and a terminal (%s) a report is printed: %s', (env, isTTY, report) => {
  expect(wantsReport(env, { isTTY })).toBe(report);
});

import { expect, test } from 'vitest';
import { modeText, octalMode } from '../../src/text/modeText.ts';

test.each([
  ['file', 0o755, '-rwxr-xr-x', '0755'],
  ['directory', 0o1777, 'drwxrwxrwt', '1777'],
  ['file', 0o4755, '-rwsr-xr-x', '4755'],
  ['file', 0o6644, '-rwSr-Sr--', '6644'],
  ['directory', 0o1770, 'drwxrwx--T', '1770'],
  ['symlink', 0o777, 'lrwxrwxrwx', '0777'],
  ['hardlink', 0o444, '-r--r--r--', '0444'],
  ['character', 0, 'c---------', '0000'],
])('%s %o is %s', (kind, mode, text, octal) => {
  expect(modeText(kind, mode)).toBe(text);
  expect(octalMode(mode)).toBe(octal);
});

import { expect, test } from 'vitest';
import { demoEntry } from '../../../src/source/demo/demoTable.ts';

const nothing = { size: 0, content: '', target: '' };

test.each([
  ['d 1777 0:0 1725622512 tmp/', { kind: 'directory', mode: 0o1777, uid: 0, gid: 0, name: 'tmp/', ...nothing }],
  [
    'l 777 0:0 1725622512 a -> ../b',
    { kind: 'symlink', mode: 0o777, uid: 0, gid: 0, name: 'a', ...nothing, target: '../b' },
  ],
  [
    'f 640 0:42 1725622512 422 kept-cdcdf002 etc/shadow',
    { kind: 'file', mode: 0o640, uid: 0, gid: 42, name: 'etc/shadow', ...nothing, size: 422, content: 'kept-cdcdf002' },
  ],
])('the line %j is one entry', (line, entry) => {
  expect(demoEntry(line)).toEqual({ modified: 1_725_622_512, ...entry });
});

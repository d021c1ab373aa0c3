import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pushTar, walkWhole } from './readTar.ts';

const testdata = '/usr/local/go/src/archive/tar/testdata';

/** Expected values of Go's reader_test.go: a line per entry, then the error. */
const goReads: Record<string, readonly string[]> = {
  'gnu.tar': ['file small.txt 5 1244428340', 'file small2.txt 11 1244436044'],
  'star.tar': ['file small.txt 5 1244592783', 'file small2.txt 11 1244592783'],
  'v7.tar': ['file small.txt 5 1244593104', 'file small2.txt 11 1244593104'],
  'pax-pos-size-file.tar': ['file foo 999 1442282516'],
  'nil-uid.tar': ['file P1050238.JPG.log 14 1365454838'],
  'gnu-multi-hdrs.tar': ['symlink GNU2/GNU2/long-path-name 0 0'],
  'pax-multi-hdrs.tar': ['symlink bar 0 0'],
  'gnu-long-nul.tar': ['file 0123456789 0 1486082191'],
  'gnu-not-utf8.tar': ['file hi\x80\x81\x82\x83bye 0 0'],
  'pax-global-records.tar': ['file file1 0 0', 'file file2 0 0', 'file file3 0 0', 'file file4 0 1400000000'],
  'pax-nil-sparse-data.tar': ['file sparse.db 1000 0'],
  'pax-nil-sparse-hole.tar': ['file sparse.db 1000 0'],
  'trailing-slash.tar': [`directory ${'123456789/'.repeat(30)} 0 0`],
  'invalid-go17.tar': [`file ${'a'.repeat(97)}/foo 0 0`],
  'gnu-incremental.tar': ['unknown-type', 'file test2/foo 64 1441973363', 'unknown-type'],
  'gnu-nil-sparse-data.tar': ['unknown-type'],
  'gnu-nil-sparse-hole.tar': ['unknown-type'],
  'sparse-formats.tar': [
    'unknown-type',
    'file sparse-posix-0.0 200 1392342187',
    'file sparse-posix-0.1 200 1392340456',
    'file sparse-posix-1.0 200 1392337404',
    'file end 4 1392398319',
  ],
  'pax-bad-hdr-file.tar': ['invalid-header'],
  'pax-bad-mtime-file.tar': ['invalid-header'],
  'pax-nul-xattrs.tar': ['invalid-header'],
  'pax-nul-path.tar': ['invalid-header'],
  'issue10968.tar': ['invalid-header'],
  'issue11169.tar': ['invalid-header'],
  'issue12435.tar': ['invalid-header'],
};

describe.skipIf(!existsSync(testdata))("Go's own test data", () => {
  for (const [name, expected] of Object.entries(goReads)) {
    it(`${name} reads as in Go`, () => {
      const { entries, problems } = pushTar(readFileSync(`${testdata}/${name}`));
      const lines = entries.map((e) => `${e.kind} ${e.name} ${e.size} ${e.modified}`);
      expect([...lines, ...problems.map((problem) => problem.code)].sort()).toEqual([...expected].sort());
    });
  }

  it('has three sparse files of one content, whose runs alternate byte by byte', () => {
    const { entries } = pushTar(readFileSync(`${testdata}/sparse-formats.tar`));
    const runs = Array.from({ length: 95 }, (_, i) => [2 * i + 1, 1]);
    for (const entry of entries.slice(0, 3)) expect(entry).toMatchObject({ sparse: runs, stored: 95 });
  });

  it('has extended attributes with a NUL in them', () => {
    const { entries } = pushTar(readFileSync(`${testdata}/xattrs.tar`));
    expect(entries[0]?.modified).toBe(1386065770 + 0.44825232);
    expect([...(entries[0]?.xattrs ?? [])]).toEqual([
      ['user.key', 'value'],
      ['user.key2', 'value2'],
      ['security.selinux', 'unconfined_u:object_r:default_t:s0\0'],
    ]);
  });

  it('is walked as it is pushed', () => {
    for (const name of readdirSync(testdata).filter((file) => file.endsWith('.tar'))) {
      const tar = readFileSync(`${testdata}/${name}`);
      const { contents: _, ...pushed } = pushTar(tar);
      expect(walkWhole(tar)).toEqual(pushed);
    }
  });
});

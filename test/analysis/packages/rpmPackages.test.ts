import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { rpmPackages } from '../../../src/analysis/packages/rpmPackages.ts';
import { sqliteBlobs } from '../../../src/analysis/packages/sqliteBlobs.ts';
import { file, symlink } from '../../support/layer.ts';
import { openBlobs } from '../../support/openImage.ts';
import { packageLines, packagesOfImage, packagesOfLayers } from '../../support/packages.ts';
import { random } from '../../support/random.ts';
import { bdbOf, ndbOf } from '../../support/rpm.ts';
import { sparseEntry } from '../../support/sparse.ts';

// hello-rpm.spec beside it says how it was made
const sqlite = gunzipSync(readFileSync(new URL('../../data/rpmdb.sqlite.gz', import.meta.url)));
const headers = [...sqliteBlobs(sqlite, 'Packages')];
const databases = { SQLite: sqlite, ndb: ndbOf(headers), 'Berkeley DB': bdbOf(headers) };

const documents = ['a', 'b'].flatMap((folder) => [
  `/usr/share/doc/${folder}`,
  ...Array.from({ length: 40 }, (_, i) => `/usr/share/doc/${folder}/${i + 1}`),
]);

describe.each(Object.entries(databases))('rpm in %s', (_, database) => {
  it('lists packages, versions with epoch, sources and paths', () => {
    const { packages, fault } = rpmPackages(database);
    expect(fault).toBeUndefined();
    const rows = packages.map((one) => ({ ...one, paths: [...one.paths].sort() }));
    const common = { kind: 'rpm', origin: 'hello-rpm', license: 'MIT' };
    expect(rows).toEqual([
      {
        ...common,
        name: 'hello-rpm-libs',
        version: '1.0-3',
        recordedBytes: 8,
        description: 'What it needs',
        paths: ['/usr/lib64/hello', '/usr/lib64/hello/libhello.so.1'],
      },
      {
        ...common,
        name: 'hello-rpm',
        version: '2:1.0-3',
        recordedBytes: 11,
        description: 'A greeting',
        paths: ['/bin/hello', '/bin/hi'],
      },
      {
        ...common,
        name: 'greeting',
        version: '2:1.0-3',
        recordedBytes: 222,
        description: 'A name of its own',
        paths: documents.sort(),
      },
    ]);
  });

  it('keeps what it has when the database is cut, and says so', () => {
    for (const length of [100, 600, database.length / 2, database.length - 4096]) {
      const { packages, fault } = rpmPackages(database.subarray(0, length));
      expect(packages.length).toBeLessThan(3);
      expect(fault).toMatch(/^the database is broken: /);
    }
  });

  it('ends on whatever is done to its bytes', () => {
    const seeded = random(11);
    for (let run = 0; run < 150; run++) {
      const broken = Buffer.from(database);
      for (let i = 1 + seeded.below(12); i > 0; i--) {
        broken[seeded.below(run % 2 ? 1024 : broken.length)] = seeded.pick([0, 1, 2, 5, 13, 255, seeded.below(256)]);
      }
      for (const { paths } of rpmPackages(broken).packages)
        for (const path of paths) expect(path.length).toBeLessThan(1e6);
    }
  });
});

describe('rpm in an image', () => {
  const files = [
    symlink('bin', 'usr/bin'),
    file('usr/bin/hello', 'hello\n'),
    symlink('usr/bin/hi', 'hello'),
    file('usr/lib64/hello/libhello.so.1', 'library\n'),
  ];

  it('owns what its packages list, wherever the database lies', async () => {
    const { tree, report } = await packagesOfLayers([
      ...files,
      symlink('var/lib/rpm', '../../usr/lib/sysimage/rpm'),
      file('usr/lib/sysimage/rpm/rpmdb.sqlite', sqlite),
      file('usr/lib/sysimage/rpm/Packages', 'of a system that was converted'),
    ]);
    expect(packageLines(report)).toEqual([
      'rpm hello-rpm-libs 1.0-3 8 B 1 files',
      'rpm hello-rpm 2:1.0-3 6 B 1 files',
      'rpm greeting 2:1.0-3 0 B 0 files',
      `none ${tree.total(0) - 14} B 2 files`,
    ]);
    expect(report.ownerOf(tree.find('usr/bin/hi'))?.name).toBe('hello-rpm');
    expect(report.databases).toEqual([{ kind: 'rpm', path: 'var/lib/rpm/rpmdb.sqlite' }]);
  });

  it('says that a database is none, or too large to be read', async () => {
    const nonsense = await packagesOfLayers([...files, file('var/lib/rpm/Packages', 'nonsense')]);
    expect(nonsense.report.databases[0]?.fault).toMatch('neither SQLite nor ndb nor Berkeley DB');
    const claim = sparseEntry('var/lib/rpm/Packages.db', 65 * 2 ** 20, [[0, 512]], Buffer.alloc(512));
    const large = await packagesOfImage(openBlobs([Buffer.concat([claim, Buffer.alloc(1024)])]));
    expect(large.report.databases[0]?.fault).toBe('the database cannot be read whole');
  });
});

describe('a hostile rpm database', () => {
  it('cannot have one page or one blob count without end', () => {
    const circle = Buffer.from(databases['Berkeley DB']);
    circle.writeUInt32LE(2, 2 * 4096 + 16);
    circle.writeUInt32LE(circle.length - 1, circle.indexOf(Buffer.from([3, 0, 0, 0, 2, 0, 0, 0]), 4096) + 8);
    expect(rpmPackages(circle).fault).toMatch('part of two values');
    const slots = ndbOf(Array.from({ length: 200 }, () => headers[2]!)).subarray(0, 4096);
    for (let slot = 1; slot < 200; slot++) slots.writeUInt32LE(slots.readUInt32LE(40), 40 + slot * 16);
    for (let slot = 1; slot < 200; slot++) slots.writeUInt32LE(1, 36 + slot * 16);
    const shared = Buffer.concat([slots, ndbOf([headers[2]!]).subarray(4096)]);
    expect(rpmPackages(shared)).toMatchObject({ fault: 'the database is broken: its packages overlap' });
  });

  it('of pages that refer to each other ends', () => {
    const looped = Buffer.from(sqlite);
    for (let page = 1; page < looped.length / 512; page++) looped.writeUInt32BE(1 + (page % 7), page * 512 + 8);
    expect(rpmPackages(looped).fault).toMatch(/^the database is broken/);
  });
});

import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { census } from '../../../src/analysis/census.ts';
import type { PackageReport } from '../../../src/analysis/packages/packageReport.ts';
import { packagesOf } from '../../../src/analysis/packages/packagesOf.ts';
import { isFile } from '../../../src/layers/isFile.ts';
import type { Tree } from '../../../src/layers/tree.ts';
import { treeAt } from '../../../src/layers/treeAt.ts';
import { openDemo } from '../../../src/source/demo/openDemo.ts';
import { openSource } from '../../../src/source/openSource.ts';
import { directory, file, hardlink, symlink, whiteout } from '../../support/layer.ts';
import { packageLines, packagesOfImage, packagesOfLayers } from '../../support/packages.ts';
import { type Random, random } from '../../support/random.ts';
import { randomLayer } from '../../support/randomLayers.ts';
import { stackFromLayers } from '../../support/stack.ts';

const helloDocker = [
  'apk libcrypto3 3.1.7-r0 4544880 B 12 files',
  'apk busybox 1.36.1-r19 822873 B 8 files',
  'apk musl 1.2.4_git20230717-r4 649832 B 1 files',
  'apk libssl3 3.1.7-r0 544728 B 1 files',
  'apk apk-tools 2.14.4-r0 253640 B 2 files',
  'apk ca-certificates-bundle 20240226-r0 221145 B 1 files',
  'apk musl-utils 1.2.4_git20230717-r4 105461 B 5 files',
  'apk zlib 1.3.1-r0 100208 B 1 files',
  'apk scanelf 1.3.7-r2 67528 B 1 files',
  'apk alpine-baselayout-data 3.4.3-r2 19854 B 14 files',
  'apk ssl_client 1.36.1-r19 14400 B 1 files',
  'apk alpine-keys 2.4-r1 13412 B 22 files',
  'apk alpine-baselayout 3.4.3-r2 6532 B 10 files',
  'apk busybox-binsh 1.36.1-r19 0 B 0 files',
  'apk libc-utils 0.7.2-r5 0 B 0 files',
  'none 60387 B 12 files',
];

describe('the hello pair', () => {
  it('has Alpine and its fifteen packages in the Dockerfile image', async () => {
    const { tree, report } = await packagesOfImage(await openDemo('hello-docker'));
    expect(packageLines(report)).toEqual(helloDocker);
    expect(report.distribution).toBe('Alpine Linux 3.19.4');
    expect(report.databases).toEqual([{ kind: 'apk', path: 'lib/apk/db/installed' }]);
    expect(report.packages[0]).toMatchObject({
      origin: 'openssl',
      recordedBytes: 4620288,
      description: 'Crypto library from openssl',
      license: 'Apache-2.0',
    });
    expect(report.ownerOf(tree.find('lib/libssl.so.3'))?.name).toBe('libssl3');
    expect(report.ownerOf(tree.find('bin/sh'))?.name).toBe('busybox-binsh');
    expect(report.ownerOf(tree.find('bin/hello'))?.kind).toBe('none');
    expect(report.ownerOf(tree.find('lib'))).toBeUndefined();
  });

  it('has one store path in the Nix image', async () => {
    const { report } = await packagesOfImage(await openDemo('hello-nix'));
    expect(packageLines(report)).toEqual(['nix hello-static 1.0 33720 B 1 files', 'none 0 B 0 files']);
    expect(report.packages[0]?.path).toBe('nix/store/v2v22g1isly1f5vs6g2mamxssmxyq971-hello-static-1.0');
    expect(report.distribution).toBeUndefined();
  });

  const images = new URL('../../../../shared/images/', import.meta.url).pathname;
  const forms = ['docker20', 'docker28-graphdriver', 'docker28-containerd'];
  it.skipIf(!existsSync(images)).each(forms)('says the same of the %s form', async (form) => {
    const open = await openSource(`${images}hello-docker.${form}.tar`, { env: {} });
    expect(packageLines((await packagesOfImage(open)).report)).toEqual(helloDocker);
    open.close();
  });
});

describe('the owner of a file', () => {
  const apk = (...packages: string[]) => file('lib/apk/db/installed', packages.join('\n\n'));

  it('is the package that lists it under a name that leads there through links', async () => {
    const { tree, report } = await packagesOfLayers([
      apk('P:a\nV:1\nF:lib\nR:x.so\nF:bin\nR:tool'),
      symlink('bin', 'usr/bin'),
      file('usr/bin/tool', 'tool'),
      file('lib/x.so', 'xxx'),
    ]);
    expect(packageLines(report)[0]).toBe('apk a 1 7 B 2 files');
    expect(report.ownerOf(tree.find('bin'))?.kind).toBe('none');
  });

  it('is the first package that lists it, also where a later layer wrote it anew', async () => {
    const { report } = await packagesOfLayers(
      [apk('P:a\nV:1\nF:etc\nR:both\nR:gone', 'P:b\nV:2\nF:etc\nR:both'), file('etc/both', '1'), file('etc/gone', '1')],
      [file('etc/both', '22'), whiteout('etc/gone')],
    );
    expect(packageLines(report).slice(0, 2)).toEqual(['apk a 1 2 B 1 files', 'apk b 2 0 B 0 files']);
  });

  it('is not who lists the folder, nor who lists the target of a link', async () => {
    const { tree, report } = await packagesOfLayers([
      apk('P:a\nV:1\nF:etc\nF:\nR:etc\nF:usr\nR:link'),
      file('etc/x', '1'),
      file('usr/target', '1'),
      symlink('usr/link', 'target'),
    ]);
    expect(report.packages[0]).toMatchObject({ name: 'a', bytes: 0, files: 0 });
    expect(report.ownerOf(tree.find('usr/link'))?.name).toBe('a');
  });

  it('is, for hard links, who lists any of the names', async () => {
    const { tree, report } = await packagesOfLayers([
      apk('P:a\nV:1\nF:bin\nR:perl5'),
      file('bin/perl', '12345'),
      hardlink('bin/perl5', 'bin/perl'),
      hardlink('bin/other', 'bin/perl'),
    ]);
    expect(packageLines(report)[0]).toBe('apk a 1 5 B 2 files');
    expect(report.ownerOf(tree.find('bin/other'))?.kind).toBe('none');
  });

  it('is the store path it lies in, whatever a database says', async () => {
    const hash = 'v2v22g1isly1f5vs6g2mamxssmxyq971';
    const { report } = await packagesOfLayers([
      apk(`P:a\nV:1\nF:nix/store/${hash}-gcc-13.2.0-lib/lib\nR:x`),
      file(`nix/store/${hash}-gcc-13.2.0-lib/lib/x`, '123'),
      file(`nix/store/${hash.replace('v', '0')}-builder.sh`, '12'),
      file('nix/store/.links/x', '1'),
      directory(`gnu/store/${hash}-guile-3.0.9`),
    ]);
    expect(packageLines(report)).toEqual([
      'nix gcc-lib 13.2.0 3 B 1 files',
      'nix builder.sh 2 B 1 files',
      'apk a 1 0 B 0 files',
      'nix guile 3.0.9 0 B 0 files',
      expect.stringMatching(/^none /),
    ]);
  });
});

describe('a hostile database', () => {
  it('cannot name a package so that it is taken for something else', async () => {
    const names = ['__proto__', 'constructor', '\x1b[31mred', ''];
    const text = names.map((name) => `P:${name}\nV:${name}\no:__proto__\nF:\nR:f-${name.length}`).join('\n\n');
    const { report } = await packagesOfLayers([
      file('lib/apk/db/installed', text),
      ...names.map((name) => file(`f-${name.length}`, 'x')),
    ]);
    const listed = report.packages.filter(({ kind }) => kind === 'apk');
    expect(new Set(listed.map(({ name }) => name))).toEqual(new Set(names.filter(Boolean)));
    expect(listed.map(({ bytes }) => bytes)).toEqual([1, 1, 1]);
    expect({}).not.toHaveProperty('origin');
  });

  it('of noise, of line breaks or of nothing but package names ends', async () => {
    const tree = treeAt(await stackFromLayers([file('a', 'x')]), 1);
    const seeded = random(5);
    const noise = Buffer.from(Array.from({ length: 200_000 }, () => seeded.below(256)));
    for (const data of [
      noise,
      Buffer.alloc(6e5, '\n'),
      Buffer.alloc(6e5, 'P:a\n\n'),
      Buffer.alloc(6e5, 'Package: a\n\n'),
    ]) {
      const files = ['lib/apk/db/installed', 'var/lib/dpkg/status', 'var/lib/dpkg/status.d/x', 'etc/os-release'];
      const report = packagesOf(tree, new Map(files.map((path) => [path, data])));
      expect(report.packages.length).toBeLessThanOrEqual(100_001);
      expect(sumsOf(report)).toEqual([1, 1]);
    }
  });

  it('may name a package again and again without its list being read each time', async () => {
    const tree = treeAt(await stackFromLayers([file('a', 'x')]), 1);
    const again = Buffer.alloc(2e5, 'Package: p\n\n');
    const list = Buffer.from(`/a\n${'/b\n'.repeat(5e5)}`);
    const dpkg = { 'var/lib/dpkg/status': again, 'var/lib/dpkg/info/p.list': list };
    const distroless = { 'var/lib/dpkg/status.d/p': again, 'var/lib/dpkg/status.d/p.md5sums': list };
    const report = packagesOf(tree, new Map(Object.entries({ ...dpkg, ...distroless })));
    expect(packageLines(report)[0]).toBe('dpkg p 1 B 1 files');
  });

  it('may list no end of paths below links that lead through links', async () => {
    const links = Array.from({ length: 39 }, (_, i) => symlink(`l${i + 1}`, `${'d/../'.repeat(15)}l${i}`));
    const tree = treeAt(await stackFromLayers([directory('d'), file('d/x', 'x'), symlink('l0', 'd'), ...links]), 1);
    const folders = Array.from({ length: 20_000 }, (_, i) => `F:l38${'/.'.repeat(1 + (i % 50))}/${i}\nR:x`);
    const report = packagesOf(
      tree,
      new Map([['lib/apk/db/installed', Buffer.from(`P:a\n${folders.join('\n')}\nF:l38\nR:x`)]]),
    );
    expect(packageLines(report)).toEqual(['apk a 1 B 1 files', 'none 0 B 0 files']);
  });
});

describe('whatever the databases say', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))('every byte has one owner (seed %i)', async (seed) => {
    const seeded = random(seed);
    const stack = await stackFromLayers(...Array.from({ length: 1 + seeded.below(4) }, () => randomLayer(seeded)));
    for (let position = 0; position <= stack.indexes.length; position++) {
      const tree = treeAt(stack, position);
      const report = packagesOf(tree, randomDatabases(seeded));
      expect(sumsOf(report)).toEqual([tree.total(0), census(tree).files]);
      expect(countedByOwner(tree, report)).toEqual(packageLines(report));
    }
  });
});

function sumsOf({ packages }: PackageReport): readonly [bytes: number, files: number] {
  return [packages.reduce((sum, { bytes }) => sum + bytes, 0), packages.reduce((sum, { files }) => sum + files, 0)];
}

/** The report once more from the owner of each node. */
function countedByOwner(tree: Tree, report: PackageReport): string[] {
  const nodes = Array.from({ length: tree.length }, (_, node) => node).filter((node) => tree.has(node));
  const packages = report.packages.map((one) => {
    const own = nodes.filter((node) => report.ownerOf(node) === one);
    const bytes = own.reduce((sum, node) => sum + tree.size(node), 0);
    return { ...one, bytes, files: own.filter((node) => isFile(tree, node)).length };
  });
  return packageLines({ ...report, packages });
}

function randomDatabases(seeded: Random): Map<string, Uint8Array> {
  const path = () =>
    Array.from({ length: 1 + seeded.below(4) }, () => seeded.pick(['a', 'b', 'c', 'q', 'lib', '..', '.', ''])).join(
      '/',
    );
  const paths = (line: (path: string) => string) => Array.from({ length: 12 }, () => line(path())).join('\n');
  const apk = ['x', 'y'].map(
    (name) => `P:${name}\nV:1\n${paths((p) => `F:${p}\nR:${seeded.pick(['a', 'b', 'lib'])}`)}`,
  );
  return new Map([
    [seeded.pick(['lib/apk/db/installed', 'usr/lib/apk/db/installed']), Buffer.from(apk.join('\n\n'))],
    ['var/lib/dpkg/status', Buffer.from('Package: d\nVersion: 1\n\nPackage: e\n')],
    ['var/lib/dpkg/info/d.list', Buffer.from(paths((p) => `/${p}`))],
    ['var/lib/dpkg/status.d/f', Buffer.from('Package: f\nVersion: 1\n')],
    ['var/lib/dpkg/status.d/f.md5sums', Buffer.from(paths((p) => `d41d8cd98f00b204e9800998ecf8427e  ${p}`))],
  ]);
}

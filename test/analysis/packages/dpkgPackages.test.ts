import { describe, expect, it } from 'vitest';
import { directory, file, symlink } from '../../support/layer.ts';
import { packageLines, packagesOfLayers } from '../../support/packages.ts';

const state = 'Status: install ok installed';

describe('dpkg', () => {
  it('owns what the lists name, through merged /usr and by architecture', async () => {
    const { tree, report } = await packagesOfLayers([
      symlink('bin', 'usr/bin'),
      symlink('lib', 'usr/lib'),
      file('usr/bin/bash', '12345'),
      file('usr/lib/x86_64-linux-gnu/libc.so.6', '1234567'),
      file(
        'etc/os-release',
        'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\n',
      ),
      file(
        'var/lib/dpkg/status',
        [
          `Package: bash\n${state}\nInstalled-Size: 7164\nArchitecture: amd64\nVersion: 5.2.15-2+b2\nDescription: GNU Bourne Again SHell\n Bash is a shell.\n .\n Package: not-me`,
          `Package: libc6\n${state}\nArchitecture: amd64\nMulti-Arch: same\nSource: glibc (2.36-9)\nVersion: 2.36-9+deb12u4`,
        ].join('\n\n'),
      ),
      file('var/lib/dpkg/info/bash.list', '/.\n/bin\n/bin/bash\n/usr\n/usr/share/gone\n'),
      file('var/lib/dpkg/info/libc6:amd64.list', '/.\n/lib/x86_64-linux-gnu/libc.so.6\n'),
    ]);
    expect(packageLines(report).slice(0, 2)).toEqual([
      'dpkg libc6 2.36-9+deb12u4 7 B 1 files',
      'dpkg bash 5.2.15-2+b2 5 B 1 files',
    ]);
    expect(report.packages[0]?.origin).toBe('glibc');
    expect(report.packages[1]).toMatchObject({
      origin: 'bash',
      recordedBytes: 7164 * 1024,
      description: 'GNU Bourne Again SHell',
    });
    expect(report.ownerOf(tree.find('usr/bin/bash'))?.name).toBe('bash');
    expect(report.distribution).toBe('Debian GNU/Linux 12');
    expect(report.databases).toEqual([{ kind: 'dpkg', path: 'var/lib/dpkg/status' }]);
  });

  it('has packages without a list, and none that are removed', async () => {
    const { report } = await packagesOfLayers([
      file('etc/left', 'x'),
      file(
        'var/lib/dpkg/status',
        [
          `Package: bare\n${state}\nVersion: 1`,
          'Package: half\nStatus: install ok half-configured\nVersion: 2',
          'Package: removed\nStatus: deinstall ok config-files\nVersion: 3',
          'Package: purged\nStatus: purge ok not-installed',
          'Version: 9\nStatus: install ok installed',
          'no colon at all',
        ].join('\n \n'),
      ),
      file('var/lib/dpkg/info/removed.list', '/etc/left\n'),
    ]);
    const own = packageLines(report).filter((line) => line.startsWith('dpkg'));
    expect(own).toEqual(['dpkg bare 1 0 B 0 files', 'dpkg half 2 0 B 0 files']);
  });

  it('takes a folder, a link into nowhere and a list that is a folder for what they are', async () => {
    const { report } = await packagesOfLayers([
      directory('var/lib/dpkg/status'),
      symlink('var/lib/dpkg/info', '/nowhere'),
      symlink('etc/os-release', '../../etc/os-release'),
    ]);
    expect(packageLines(report)).toEqual(['none 0 B 0 files']);
    expect(report.databases).toEqual([]);
  });
});

describe('distroless', () => {
  it('owns what the sums beside each package name', async () => {
    const { report } = await packagesOfLayers([
      file('etc/nsswitch.conf', '1'),
      file('usr/share/zoneinfo/UTC', '1234'),
      file('usr/lib/libssl.so.3', '123'),
      file('var/lib/dpkg/status.d/tzdata', 'Package: tzdata\nVersion: 2024a-0\nArchitecture: all\n'),
      file('var/lib/dpkg/status.d/tzdata.md5sums', '5bd0ab9d0d1a9ee19b0ee0fcc7c0bb7a  usr/share/zoneinfo/UTC\n'),
      file('var/lib/dpkg/status.d/bGlic3Ns', 'Package: libssl3\nSource: openssl\nVersion: 3.0.11-1\n'),
      file('var/lib/dpkg/status.d/bGlic3Ns.md5sums', '5bd0ab9d0d1a9ee19b0ee0fcc7c0bb7a */usr/lib/libssl.so.3'),
      file('var/lib/dpkg/status.d/old', 'Package: base\nVersion: 1\n'),
    ]);
    expect(packageLines(report).slice(0, 3)).toEqual([
      'dpkg tzdata 2024a-0 4 B 1 files',
      'dpkg libssl3 3.0.11-1 3 B 1 files',
      'dpkg base 1 0 B 0 files',
    ]);
    expect(report.databases).toEqual([{ kind: 'dpkg', path: 'var/lib/dpkg/status.d' }]);
  });
});

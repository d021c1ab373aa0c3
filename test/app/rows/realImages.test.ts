import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { autoUnfold } from '../../../src/app/rows/autoUnfold.ts';
import { layerRows } from '../../../src/app/rows/layerRows.ts';
import type { Stack } from '../../../src/layers/stack.ts';
import { loadImage } from '../../../src/load/loadImage.ts';
import { openPath } from '../../../src/source/openPath.ts';
import { between, drawn, opened, plainOptions, rowsOf } from './drawRows.ts';

const folder = '../shared/images';

async function stackOfArchive(name: string): Promise<Stack> {
  const path = `${folder}/${name}`;
  const open = await openPath(path, path, { env: process.env });
  try {
    return await loadImage(open);
  } finally {
    open.close();
  }
}

describe.skipIf(!existsSync(folder))('real images', () => {
  test('hello-nix at first sight', async () => {
    const stack = await stackOfArchive('hello-nix.tar.gz');
    const comparison = between(stack, 0, 2);
    const unfolded = autoUnfold(comparison, plainOptions, 19);
    const store = 'v2v22g1isly1f5vs6g2mamxssmxyq971-hello-static-1.0';
    expect(drawn(comparison, { ...plainOptions, unfolded })).toEqual([
      '  33 720 /',
      '  33 720 ▾ nix/store/',
      `  33 720 │ ▾ ${store}/`,
      '  33 720 │ │ bin/hello',
      '      0 ▾ bin/',
      `        │ hello → /nix/store/${store}/bin/hello`,
    ]);
    expect(layerRows(stack, { sort: 'number', reversed: false, filter: '', steps: true, cursor: 0 })).toMatchObject([
      { text: 'the whole image', size: 33_720 },
      { text: 'hello-static 1.0', size: 33_720 },
      { text: 'links into the store: bin/hello', size: 0 },
    ]);
  });

  test('hello-docker filtered: what matches, its folders, their sums, and nothing deeper than the match', async () => {
    const comparison = between(await stackOfArchive('hello-docker.docker20.tar'), 0, 2);
    const options = { ...plainOptions, filter: 'ssl' };
    expect(drawn(comparison, options).map((line) => line.replace(/^[ \d]+/, ''))).toEqual([
      '/',
      'lib/libssl.so.3',
      '▾ etc/',
      '│ ▾ ssl/',
      '│ │ certs/ca-certificates.crt',
      '│ │ ▸ misc/',
      '│ │ openssl.cnf',
      '│ │ openssl.cnf.dist',
      '│ │ ct_log_list.cnf',
      '│ │ ct_log_list.cnf.dist',
      '│ │ ▸ private/',
      '│ │ cert.pem → certs/ca-certificates.crt',
      '│ ▾ ssl1.1/',
      '│ │ cert.pem → /etc/ssl/cert.pem',
      '│ │ certs → /etc/ssl/certs',
      '▾ usr/',
      '│ ▾ lib/',
      '│ │ ossl-modules/legacy.so',
      '│ │ libssl.so.3 → ../../lib/libssl.so.3',
      '│ bin/ssl_client',
    ]);
    const rows = rowsOf(comparison, options);
    expect(rows.matched).toEqual({ paths: 21, files: 10, bytes: 912_545, of: 527 });
    expect(rows.largest).toBe(7_424_880);
  });

  test('one step of dive-test: what was added, what is hidden, how much is left out', async () => {
    const comparison = between(await stackOfArchive('dive-test-docker-image.tar'), 7, 8);
    const options = opened(['root', 'root/example'], { changesOnly: true });
    expect(drawn(comparison, options)).toEqual([
      '  6 405 /   +1 -1',
      '  6 405 ▾ root/   +1 -1',
      '- 6 405 hidden │ example/somefile3.txt',
      '+ 6 405 │ saved.txt',
    ]);
    expect(rowsOf(comparison, options).unchanged).toBe(421);
  });
});

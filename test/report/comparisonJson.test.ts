import { expect, test } from 'vitest';
import type { OpenImage } from '../../src/model/openImage.ts';
import { comparisonJson } from '../../src/report/comparisonJson.ts';
import { jsonText } from '../../src/report/jsonText.ts';
import { openDemo } from '../../src/source/demo/openDemo.ts';
import { directory, file, symlink } from '../support/layer.ts';
import { comparisonOf, imageOf } from './comparisonOf.ts';

async function printed(left: OpenImage, right: OpenImage, how: { readonly through?: boolean } = {}) {
  return JSON.parse([...jsonText(comparisonJson(await comparisonOf(left, right, how)))].join(''));
}

type Row = { class: string; leftSize: number | null; rightSize: number | null };
const sum = (rows: readonly (number | null | undefined)[]): number =>
  rows.reduce<number>((all, n) => all + (n ?? 0), 0);

test.each([false, true])(
  'files, totals and packages of the hello pair each sum to the images, through links: %s',
  async (through) => {
    const pair = [await openDemo('hello-nix'), await openDemo('hello-docker')] as const;
    const { throughLinks, files, totals, packages } = await printed(...pair, { through });
    expect(throughLinks).toBe(through);
    expect(sum(files.map((row: Row) => row.leftSize)) + totals.same.bytes).toBe(33_720);
    expect(sum(files.map((row: Row) => row.rightSize)) + totals.same.bytes).toBe(7_424_880);
    expect(sum(packages.map((one: { left: { bytes: number } | null }) => one.left?.bytes))).toBe(33_720);
    expect(sum(packages.map((one: { right: { bytes: number } | null }) => one.right?.bytes))).toBe(7_424_880);
  },
);

test('B and A mirror A and B', async () => {
  const [nix, docker] = [await openDemo('hello-nix'), await openDemo('hello-docker')];
  const [there, back] = [await printed(nix, docker), await printed(docker, nix)];
  const { onlyLeft, onlyRight, same } = back.totals;
  expect([there.totals.onlyLeft, there.totals.onlyRight, there.totals.same]).toEqual([onlyRight, onlyLeft, same]);
  expect(back.files.length).toBe(there.files.length);
  expect(back.shared).toEqual(there.shared);
});

test('an image beside itself has nothing to tell', async () => {
  const nix = await openDemo('hello-nix');
  const { sameButForTimes, files, folders, config } = await printed(nix, nix);
  expect({ sameButForTimes, files, folders, config }).toEqual({
    sameButForTimes: true,
    files: [],
    folders: [],
    config: [],
  });
});

test('a path names its class, its reasons and where its bytes stand', async () => {
  const left = await imageOf([[directory('etc'), file('etc/a', 'one'), file('etc/m', 'moved'), symlink('l', 'x')]]);
  const folder = directory('etc', { mode: 0o700 });
  const right = await imageOf([[folder, file('etc/a', 'two', { mode: 0o600 }), file('n', 'moved'), symlink('l', 'y')]]);
  const { files, folders, sameButForTimes } = await printed(left, right);
  expect(sameButForTimes).toBe(false);
  expect(files).toEqual([
    { path: 'etc/a', class: 'different', reasons: ['content', 'mode 0644→0600'], leftSize: 3, rightSize: 3 },
    { path: 'etc/m', class: 'moved-same', reasons: [], leftSize: 5, rightSize: null, rightPath: 'n' },
    { path: 'l', class: 'different', reasons: ['link → y'], leftSize: 0, rightSize: 0 },
    { path: 'n', class: 'moved-same', reasons: [], leftSize: null, rightSize: 5, leftPath: 'etc/m' },
  ]);
  expect(folders).toEqual([{ path: 'etc', class: 'different', reasons: ['mode 0755→0700'] }]);
});

test('with links looked through a path is told by what it leads to, and the bytes stand where the file is', async () => {
  const left = await imageOf([[file('bin/x', 'same'), file('bin/y', 'one')]]);
  const right = await imageOf([[symlink('bin', 'usr/bin'), file('usr/bin/x', 'same'), file('usr/bin/y', 'two')]]);
  const { linksLeft, files, folders } = await printed(left, right, { through: true });
  expect(linksLeft).toEqual({ left: 0, right: 0 });
  expect(files).toEqual([
    { path: 'bin/y', class: 'different', reasons: ['content'], leftSize: 3, rightSize: 3 },
    { path: 'usr/bin/x', class: 'moved-same', reasons: [], leftSize: null, rightSize: 0, leftPath: 'bin/x' },
    { path: 'usr/bin/y', class: 'only-right', reasons: [], leftSize: null, rightSize: 0 },
  ]);
  expect(folders.map(({ path }: { path: string }) => path)).toEqual(['usr', 'usr/bin']);
});

import { expect, test } from 'vitest';
import type { ReportInput } from '../../src/report/imageJson.ts';
import { jsonText } from '../../src/report/jsonText.ts';
import { type ListingOptions, listing } from '../../src/report/listing.ts';
import { listingJson } from '../../src/report/listingJson.ts';
import { end, rawEntry, rawHeader } from '../archive/tar/rawTar.ts';
import { file, symlink, whiteout } from '../support/layer.ts';
import { everyChange } from './everyChange.ts';
import { inputOfLayers, inputOfTars } from './inputOf.ts';

type Entry = { readonly [field: string]: unknown };

function entriesOf({ stack, equal }: ReportInput, options: Partial<ListingOptions> = {}): Entry[] | undefined {
  const entries = listing(stack, { path: '', recursive: false, ...options }, equal);
  if (entries === undefined) return undefined;
  return JSON.parse([...jsonText(listingJson(entries, []))].join('')).entries;
}

const pathsOf = (input: ReportInput, options: Partial<ListingOptions> = {}) =>
  entriesOf(input, options)?.map((entry) => entry['path']);

const drawn = (input: ReportInput, options: Partial<ListingOptions>) =>
  entriesOf(input, options)?.map(({ path, change, reasons }) => [path, change, ...((reasons as string[]) ?? [])]);

test('every kind of entry, field by field and in order', async () => {
  const modified = (1_700_000_000).toString(8);
  const device = rawHeader({
    name: 'dev/null',
    type: '3',
    mode: '0000666',
    deviceMajor: '0000001',
    deviceMinor: '0000003',
  });
  const disk = rawHeader({ name: 'dev/sda', type: '4', mode: '0000660', deviceMajor: '0000010' });
  const pipe = rawHeader({ name: 'dev/pipe', type: '6' });
  const sticky = rawHeader({ name: 'tmp/', type: '5', mode: '0001777', uid: '0000012', gid: '0000013' });
  const text = rawEntry({ name: 'etc/motd', modified }, 'hello');
  const twin = rawHeader({ name: 'etc/twin', type: '1', target: 'etc/motd', modified });
  const link = rawHeader({ name: 'etc/link', type: '2', target: '../caf\xe9', mode: '0000777' });
  const tar = Buffer.concat([device, disk, pipe, sticky, text, twin, link, end]);
  const rest = { uid: 0, gid: 0, size: 0, modified: '1970-01-01T00:00:00Z', target: null, layer: 1 };
  const moment = '2023-11-14T22:13:20Z';
  const expected = [
    { path: 'dev', type: 'directory', mode: '0755', ...rest, modified: expect.any(String) },
    { path: 'dev/null', type: 'character', mode: '0666', ...rest },
    { path: 'dev/pipe', type: 'fifo', mode: '0644', ...rest },
    { path: 'dev/sda', type: 'block', mode: '0660', ...rest },
    { path: 'etc', type: 'directory', mode: '0755', ...rest, modified: expect.any(String) },
    { path: 'etc/link', type: 'symlink', mode: '0777', ...rest, target: '../caf\\xe9', targetBytes: 'Li4vY2Fm6Q==' },
    { path: 'etc/motd', type: 'file', mode: '0644', ...rest, size: 5, modified: moment },
    { path: 'etc/twin', type: 'hardlink', mode: '0644', ...rest, size: 5, modified: moment, target: 'etc/motd' },
    { path: 'tmp', type: 'directory', mode: '1777', ...rest, uid: 10, gid: 11 },
  ];
  const entries = entriesOf(await inputOfTars(tar), { recursive: true });
  expect(entries).toEqual(expected);
  expect(Object.keys(entries![6]!)).toEqual(Object.keys(expected[6]!));
});

test('a name that is no UTF-8 is readable and keeps its bytes; hostile ones survive JSON', async () => {
  const names = ['caf\xe9', 'caf\\xe9', '\x1b[2J', 'new\nline', '\xe6\x97\xa5'];
  const tar = Buffer.concat([...names.map((name) => rawEntry({ name })), end]);
  const entries = entriesOf(await inputOfTars(tar));
  expect(entries?.map(({ path, pathBytes }) => [path, pathBytes])).toEqual([
    ['\x1b[2J', undefined],
    ['caf\\xe9', undefined],
    ['caf\\xe9', 'Y2Fm6Q=='],
    ['new\nline', undefined],
    ['日', undefined],
  ]);
});

test('a folder lists what is in it, depth first in byte order only when asked; a file lists itself', async () => {
  const input = await inputOfLayers([file('a/b/c'), file('a/B'), file('a.txt'), symlink('z', 'a')]);
  expect(pathsOf(input)).toEqual(['a', 'a.txt', 'z']);
  expect(pathsOf(input, { recursive: true })).toEqual(['a', 'a/B', 'a/b', 'a/b/c', 'a.txt', 'z']);
  expect(pathsOf(input, { path: 'a' })).toEqual(['a/B', 'a/b']);
  expect(pathsOf(input, { path: 'a/B', recursive: true })).toEqual(['a/B']);
  expect(pathsOf(input, { path: 'z' })).toEqual(['z']);
  expect(pathsOf(input, { path: 'nowhere' })).toBeUndefined();
});

test('a layer lists what it did, with reasons, removed paths included', async () => {
  const input = await inputOfLayers(...everyChange);
  expect(drawn(input, { layer: 2, recursive: true })).toEqual([
    ['etc/gone', 'removed'],
    ['etc/link', 'added'],
    ['etc/mode', 'modified', 'mode 4755→0755', 'owner 0:0→1000:1000'],
    ['etc/motd', 'modified', 'content'],
    ['etc/new', 'added'],
    ['etc/same', 'touched'],
    ['etc/twin', 'added'],
    ['opt', 'added'],
    ['opt/app', 'added'],
    ['opt/app/run', 'added'],
    ['srv', 'removed'],
    ['srv/data', 'removed'],
  ]);
  const gone = entriesOf(input, { layer: 2, path: 'srv' });
  expect(gone).toMatchObject([{ path: 'srv/data', size: 7, layer: 1, change: 'removed', reasons: [] }]);
});

test('without -R a layer lists the folders inside which it did something, so that nothing seems to be nothing', async () => {
  const input = await inputOfLayers([file('bin/sh'), file('lib/c')], [file('bin/hello')]);
  expect(drawn(input, { layer: 2 })).toEqual([['bin', undefined]]);
  expect(drawn(input, { layer: 2, path: 'bin' })).toEqual([['bin/hello', 'added']]);
  expect(drawn(input, { layer: 2, path: 'lib' })).toEqual([]);
});

test('a folder that became a file lists itself and what was in it', async () => {
  const input = await inputOfLayers([file('a/b', '1')], [file('a', 'x')]);
  expect(drawn(input, { layer: 2, path: 'a' })).toEqual([
    ['a', 'modified', 'type directory→file', 'mode 0755→0644'],
    ['a/b', 'removed'],
  ]);
});

test('a path that a later layer removes is no path of the image, but still one of its layer', async () => {
  const input = await inputOfLayers([file('a')], [whiteout('a')], [file('b')]);
  expect(pathsOf(input, { path: 'a' })).toBeUndefined();
  expect(drawn(input, { path: 'a', layer: 2 })).toEqual([['a', 'removed']]);
  expect(pathsOf(input, { path: 'a', layer: 3 })).toBeUndefined();
});

test('below a path that no system takes nothing is listed, or a megabyte of name would become gigabytes', async () => {
  const name = 'd/'.repeat(10_000);
  const paths = pathsOf(await inputOfLayers([file(`${name}f`, '', { pax: { path: `${name}f` } })]), {
    recursive: true,
  });
  expect(Math.max(...paths!.map((path) => String(path).length))).toBe(4097);
});

import { expect, test } from 'vitest';
import { listing } from '../../src/report/listing.ts';
import { listingText } from '../../src/report/listingText.ts';
import { end, rawEntry, rawHeader } from '../archive/tar/rawTar.ts';
import { everyChange } from './everyChange.ts';
import { inputOfLayers, inputOfTars } from './inputOf.ts';

test('the columns of ls -l with sizes for reading', async () => {
  const owner = { uid: '1750000', gid: '1750000' };
  const modified = (1_700_000_000).toString(8);
  const tar = Buffer.concat([
    rawHeader({ name: 'dev/null', type: '3', deviceMajor: '0000001', deviceMinor: '0000003', mode: '0000666' }),
    rawEntry({ name: 'etc/motd', mode: '0004755', modified }, 'x'.repeat(33_720)),
    rawHeader({ name: 'etc/twin', type: '1', target: 'etc/motd', mode: '0004755', modified }),
    rawHeader({ name: 'etc/link', type: '2', target: 'caf\xe9\x1b', mode: '0000777' }),
    rawHeader({ name: 'var/\x1b[2J\n', type: '5', mode: '0001777', ...owner }),
    end,
  ]);
  const { stack, equal } = await inputOfTars(tar);
  const lines = [...listingText(listing(stack, { path: '', recursive: true }, equal)!)].join('').split('\n');
  const named = lines.filter((line) => !/(dev|etc|var)\/$/.test(line));
  expect(named).toEqual([
    'crw-rw-rw-       0:0     1, 3  1970-01-01 00:00  dev/null',
    'lrwxrwxrwx       0:0           1970-01-01 00:00  etc/link -> caf\\xe9␛',
    '-rwsr-xr-x       0:0  33.7 kB  2023-11-14 22:13  etc/motd',
    '-rwsr-xr-x       0:0  33.7 kB  2023-11-14 22:13  etc/twin link to etc/motd',
    'drwxrwxrwt 512000:512000           1970-01-01 00:00  var/␛[2J␊/',
    '',
  ]);
});

test('what a layer did: signs in front, reasons behind', async () => {
  const { stack, equal } = await inputOfLayers(...everyChange);
  const lines = [...listingText(listing(stack, { path: 'etc', recursive: true, layer: 2 }, equal)!)];
  expect(lines.map((line) => `${line.slice(0, 12)} ${line.slice(51).trimEnd()}`)).toEqual([
    '- -rw-r--r-- etc/gone',
    '+ lrwxrwxrwx etc/link -> new',
    '~ -rwxr-xr-x etc/mode   (mode 4755→0755, owner 0:0→1000:1000)',
    '~ -rw-r--r-- etc/motd   (content)',
    '+ -rw-r--r-- etc/new',
    '= -rw-r--r-- etc/same',
    '+ -rw-r--r-- etc/twin link to etc/new',
  ]);
});

test('a folder that is only the way to changes has no sign, but their counts', async () => {
  const { stack, equal } = await inputOfLayers(...everyChange);
  const lines = [...listingText(listing(stack, { path: '', recursive: false, layer: 2 }, equal)!)];
  expect(lines.map((line) => `${line.slice(0, 3)} ${line.slice(51).trimEnd()}`)).toEqual([
    '  d etc/   +3 ~2 -1 =1',
    '+ d opt/   +2',
    '- d srv/   -1',
  ]);
});

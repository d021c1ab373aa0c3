import { expect, test } from 'vitest';
import type { ReportInput } from '../../src/report/imageJson.ts';
import { imageText } from '../../src/report/imageText.ts';
import { openDemo } from '../../src/source/demo/openDemo.ts';
import { file } from '../support/layer.ts';
import { everyChange } from './everyChange.ts';
import { inputOf, inputOfLayers, withImage } from './inputOf.ts';

const text = (input: ReportInput): string => [...imageText(input)].join('');

test('the report of hello-docker', async () => {
  expect(text(await inputOf(await openDemo('hello-docker')))).toMatchInlineSnapshot(`
    "hello-docker:latest   linux/amd64   demo (made here; bodies of binaries are stand-ins)

      size      7.42 MB   7 424 880 B
      holds     91 files, 101 folders, 335 links in 2 layers
      waste     0 B: every byte shipped is visible
      runs      /bin/hello   (Entrypoint: arguments are added)
      as        root (no User), in / (no WorkingDir)
      created   2026-11-23 01:00:24
      id        sha256:ce22a326e48a8a5a72bff9f06d9b39028e0c01c0b7b4aef2162d09c85799c72e
      names     hello-docker:latest

    Layers
      #     size  changes  made by
      1  7.39 MB  +526     ADD file in /
                           CMD ["/bin/sh"]
      2  33.7 kB  +1       COPY file in /bin/hello
                           ENTRYPOINT ["/bin/hello"]

    Largest files
       4.31 MB  layer 1  lib/libcrypto.so.3
        809 kB  layer 1  bin/busybox
        650 kB  layer 1  lib/ld-musl-x86_64.so.1
        545 kB  layer 1  lib/libssl.so.3
        221 kB  layer 1  etc/ssl/certs/ca-certificates.crt
        184 kB  layer 1  lib/libapk.so.2.14.0
        100 kB  layer 1  lib/libz.so.1.3.1
       92.0 kB  layer 1  usr/lib/ossl-modules/legacy.so
       69.6 kB  layer 1  sbin/apk
       67.5 kB  layer 1  usr/bin/scanelf
    "
  `);
});

test('an image with waste, checked digests, problems', async () => {
  const input = await inputOfLayers(...everyChange);
  const problems = [
    { severity: 'note', code: 'manifest-trailing', message: 'text follows the JSON of the manifest' },
    { severity: 'error', code: 'duplicate-path', message: 'a path is there twice', layer: 2, path: 'caf\xe9' },
  ] as const;
  expect(text({ ...input, verified: [true, false], problems })).toMatchInlineSnapshot(`
    "test:latest   linux/amd64   docker archive test.tar

      size      35 B
      holds     6 files, 3 folders, 1 link in 2 layers
      waste     22 B, 62.9 % of the size
      runs      nothing: no Entrypoint, no Cmd
      as        root (no User), in / (no WorkingDir)
      created   2023-11-14 22:13:20
      id        sha256:0000000000000000000000000000000000000000000000000000000000000000
      names     test:latest
      digests   2 layers checked, 1 wrong

    Layers
      #  size  changes      made by
      1  22 B  +7           RUN step 1
      2  13 B  +6 ~2 -3 =1  DIGEST DIFFERS  RUN step 2

    Waste: 22 B, 62.9 % of what the layers ship
           6 B  overwritten
           5 B  deleted
           7 B  deleted with its directory
           4 B  shipped again unchanged

    Wasted by path
           7 B  1 ×  srv/data
           5 B  1 ×  etc/gone
           5 B  1 ×  etc/motd
           4 B  1 ×  etc/same
           1 B  1 ×  etc/mode

    Largest files
           5 B  layer 2  etc/motd
           4 B  layer 2  etc/same
           3 B  layer 2  etc/new
           1 B  layer 2  etc/mode

    Problems: 1 error, 1 note
      error  layer 2: a path is there twice: caf\\xe9
      note   text follows the JSON of the manifest
    "
  `);
});

test('an image without layers, names or config', async () => {
  const input = withImage(await inputOfLayers(), { names: [], id: '', platform: { os: '', architecture: '' } });
  expect(text(input)).toMatchInlineSnapshot(`
    "test:latest   docker archive test.tar

      size      0 B
      holds     0 files, 0 folders, 0 links in 0 layers
      waste     0 B: every byte shipped is visible
      runs      nothing: no Entrypoint, no Cmd
      as        root (no User), in / (no WorkingDir)
      created   2023-11-14 22:13:20
      id        not said
      names     none

    Layers
      none
    "
  `);
});

test('nothing hostile reaches the terminal, and no line of an image is longer than the report', async () => {
  const evil = '\x1b]0;owned\x07\u202e\n';
  const input = await inputOfLayers([file(`etc/${evil}`, 'content')], [file(`etc/${evil}`, 'another')]);
  const layers = input.stack.image.layers.map((layer) => ({ ...layer, createdBy: `RUN ${evil.repeat(100)}` }));
  const history = [{ createdBy: evil.repeat(100), comment: '', emptyLayer: true }];
  const config = { ...input.stack.image.config, cmd: [evil], user: evil, workingDir: evil };
  const created = evil;
  const image = { reference: evil, names: [evil], id: evil, source: evil, created, layers, history, config };
  const problems = [{ severity: 'error', code: 'engine-error', message: evil, path: evil }] as const;
  const lines = text({ ...withImage(input, image), problems }).split('\n');
  expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(lines).toHaveLength(
    text({ ...withImage(input, { history: [{ ...history[0]!, createdBy: 'x' }] }), problems }).split('\n').length,
  );
  expect(Math.max(...lines.filter((line) => line.includes('RUN')).map((line) => line.length))).toBeLessThanOrEqual(120);
});

test('long lists are cut, and say where the rest is', async () => {
  const many = Array.from({ length: 25 }, (_, i) => file(`f${String(i).padStart(2, '0')}`, 'x'.repeat(i + 1)));
  const input = await inputOfLayers(many, many);
  const problem = { severity: 'note', code: 'unknown-type', message: 'of a type' } as const;
  const lines = text({ ...input, problems: Array.from({ length: 30 }, () => problem) }).split('\n');
  expect(lines).toContain('  and 15 more paths: --format json has all');
  expect(lines).toContain('  and 10 more problems: --format json has all');
});

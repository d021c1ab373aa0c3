import { expect, test } from 'vitest';
import { waste } from '../../../src/analysis/waste.ts';
import { imageLines } from '../../../src/app/details/imageLines.ts';
import type { Stack } from '../../../src/layers/stack.ts';
import type { Image } from '../../../src/model/image.ts';
import { file, hardlink, symlink, whiteout } from '../../support/layer.ts';
import { stackFromLayers } from '../../support/stack.ts';
import { drawLines } from './lines.ts';

const store = 'nix/store/v2v22g1isly1f5vs6g2mamxssmxyq971-hello-static-1.0';

function withImage(stack: Stack, image: Partial<Image>): Stack {
  return { ...stack, image: { ...stack.image, ...image } };
}

const linesOf = (stack: Stack, remark?: string) =>
  drawLines(
    imageLines(
      stack,
      waste(stack, () => undefined),
      remark,
      undefined,
      false,
    ),
  );

const nix = await stackFromLayers(
  [file(`${store}/bin/hello`, 'x'.repeat(33_720))],
  [symlink('bin/hello', `/${store}/bin/hello`)],
);

test('an image of Nix at first sight', () => {
  const stack = withImage(nix, {
    id: 'sha256:fb9860fa37e0c8b6c1f3',
    created: '1970-01-01T00:00:01+00:00',
    config: { ...nix.image.config, cmd: ['/bin/hello'] },
    layers: nix.image.layers.map((layer) => ({ ...layer, storePaths: [`/${store}`] })),
  });
  expect(linesOf(stack)).toEqual([
    'the image',
    'runs      /bin/hello',
    '          (Cmd: arguments come in its place)',
    'as        root (no User), in / (no WorkingDir)',
    'env       nothing set',
    'ports     none   volumes none   labels none',
    'made      by Nix, time fixed at 1970-01-01',
    'id        sha256:fb9860fa37e0',
    '',
    'holds     1 store path: hello-static 1.0',
    '          no shell, no package manager, no libc',
    'biggest   hello-static-1.0/bin/hello   33.7 kB',
    'waste     0 B: every byte shipped is visible',
    '',
    'platform  linux/amd64',
    'from      docker archive test.tar',
  ]);
});

test('what a config sets is shown item by item', () => {
  const config = {
    entrypoint: ['/usr/bin/tini', '--'],
    cmd: ['sh', '-c', 'echo a b', ''],
    env: ['A=b', 'PATH=/bin'],
    user: '1000:1000',
    workingDir: '/app',
    ports: ['80/tcp', '443/tcp'],
    volumes: [],
    labels: new Map([['__proto__', 'x']]),
    stopSignal: 'SIGINT',
    onBuild: [],
  };
  expect(linesOf(withImage(nix, { config })).slice(1, 13)).toEqual([
    'runs      /usr/bin/tini -- sh -c "echo a b" ""',
    '          (Entrypoint and Cmd: arguments come in the place of Cmd)',
    '          (/usr/bin/tini is not in this image)',
    'as        1000:1000, in /app',
    'env       A=b',
    '          PATH=/bin',
    'volumes   none',
    'ports     80/tcp',
    '          443/tcp',
    'labels    __proto__=x',
    'stops by  SIGINT',
    'made      2023-11-14 22:13:20',
  ]);
});

test('what the paths tell: a shell, a package manager that is no busybox, a libc', async () => {
  const stack = await stackFromLayers([
    file('bin/busybox', 'x'),
    symlink('bin/sh', '/bin/busybox'),
    hardlink('bin/dpkg', 'bin/busybox'),
    symlink('usr/bin/rpm', '/bin/busybox'),
    file('lib/ld-musl-x86_64.so.1', 'xx'),
  ]);
  expect(linesOf(stack)).toContain('holds     shell /bin/sh, no package manager, libc musl');
});

test('waste is split by cause and listed by path', async () => {
  const stack = await stackFromLayers(
    [file('a', 'x'.repeat(900)), file('b', 'x'.repeat(100))],
    [file('a', 'y'.repeat(800)), whiteout('b')],
  );
  const lines = linesOf(stack);
  expect(lines.slice(lines.findIndex((line) => line.startsWith('waste')))).toEqual([
    'waste     1.00 kB, 55.6 % of what is shipped',
    '          900 B overwritten, 100 B deleted',
    '          900 B   a',
    '          100 B   b',
    '',
    'platform  linux/amd64',
    'from      docker archive test.tar',
  ]);
});

test('problems and the remark of the demo are said', () => {
  const stack = withImage(nix, {
    problems: [
      { severity: 'note', code: 'manifest-field', message: 'a field' },
      { severity: 'error', code: 'missing-blob', message: 'layer 2 is missing' },
    ],
  });
  const lines = linesOf(stack, 'Bodies are stand-ins.');
  expect(lines[1]).toBe('Bodies are stand-ins.');
  expect(lines.slice(-6, -3)).toEqual(['1 problem, 1 note', 'layer 2 is missing', 'a field']);
});

import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { narSize } from '../../src/analysis/nix/narSize.ts';
import { storeOf } from '../../src/analysis/nix/store.ts';
import { closureOf } from '../../src/analysis/nix/storeClosure.ts';
import { readStoreClosure } from '../../src/cli/readStoreClosure.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { hearContents } from '../../src/load/hearContents.ts';
import { loadImage } from '../../src/load/loadImage.ts';
import type { RunConfig } from '../../src/model/image.ts';
import type { OpenImage } from '../../src/model/openImage.ts';
import { openSource } from '../../src/source/openSource.ts';
import { directory, file, hardlink, layer, type Piece, symlink } from '../support/layer.ts';
import { openBlobs } from '../support/openImage.ts';

const plain = (tar: Uint8Array): Uint8Array => tar;
const hash = (digit: string): string => digit.repeat(32);
const path = (digit: string): string => `nix/store/${hash(digit)}-${digit}-1.0`;

/** a mentions b in a content, b mentions c in a link, c mentions d in a name; nobody mentions x. */
const pieces: readonly Piece[] = [
  directory(path('a')),
  file(`${path('a')}/bin/a`, `#!/${path('b')}/bin/sh`, { mode: 0o555 }),
  symlink(`${path('b')}/bin/sh`, `/${path('c')}/bin/sh`),
  file(`${path('c')}/${hash('d')}`, ''),
  file(path('d'), 'a store path can be a file'),
  file(path('x'), 'x'),
];

async function loaded(open: OpenImage, config: Partial<RunConfig> = {}) {
  const stack = await loadImage({ ...open, image: { ...open.image, config: { ...open.image.config, ...config } } });
  return { open, tree: treeAt(stack, stack.image.layers.length) };
}

async function built(more: readonly Piece[], config: Partial<RunConfig> = {}, pack = plain, cut = 0) {
  const tar = await layer(...pieces, ...more);
  const blob = pack(tar);
  return loaded(openBlobs([blob.subarray(0, blob.length - cut)], [tar]), config);
}

type Built = Awaited<ReturnType<typeof loaded>>;

const closure = ({ open, tree }: Built): Promise<number | null | undefined> => readStoreClosure(open, tree);

/** What Nix would add up. */
const sum = ({ tree }: Built, digits: string): number =>
  [...digits].reduce((bytes, digit) => bytes + narSize(tree, tree.find(path(digit))), 0);

describe.each([
  ['plain', plain],
  ['gzip', gzipSync],
] as const)('the closure of a %s layer', (_, pack) => {
  it.each<[string, Partial<RunConfig>]>([
    ['the command', { cmd: [`/${path('b')}/bin/sh`] }],
    ['the entrypoint', { entrypoint: ['sh', `/${path('b')}/bin/sh`] }],
    ['a variable', { env: [`PATH=/bin:/${path('b')}/bin`] }],
    ['the working directory', { workingDir: `/${path('b')}` }],
  ])('is what %s leads to, through contents, links and names', async (_, config) => {
    const image = await built([], config, pack);
    expect(await closure(image)).toBe(sum(image, 'bcd'));
  });

  it('is what links outside of the store lead to', async () => {
    const image = await built([symlink('bin/a', `../${path('a')}/bin/a`)], {}, pack);
    expect(await closure(image)).toBe(sum(image, 'abcd'));
  });

  it('is the whole store when nothing leads into it', async () => {
    const image = await built([], {}, pack);
    expect(await closure(image)).toBe(sum(image, 'abcdx'));
  });

  it('follows what a content shared by hard links mentions from each path that has it', async () => {
    const more = [hardlink(`${path('y')}/same`, `${path('a')}/bin/a`, { mode: 0o555 })];
    const image = await built(more, { cmd: [`/${path('y')}`] }, pack);
    expect(await closure(image)).toBe(sum(image, 'ybcd'));
  });

  it('ends where store paths mention each other in a circle', async () => {
    const more = [file(path('y'), `/${path('z')}`), file(path('z'), `/${path('y')} /${path('z')}`)];
    const image = await built(more, { cmd: [`/${path('y')}`] }, pack);
    expect(await closure(image)).toBe(sum(image, 'yz'));
  });
});

describe('a closure', () => {
  it('finds a reference that lies across two reads', async () => {
    const content = `${'-'.repeat(256 * 1024 - 16)}${hash('d')}`;
    const image = await built([file(path('y'), content)], { cmd: [`/${path('y')}`] });
    expect(await closure(image)).toBe(sum(image, 'yd'));
  });

  it('is not known without a store, or where a content is cut', async () => {
    const tar = await layer(file('etc/motd', path('a')));
    expect(await closure(await loaded(openBlobs([tar])))).toBeUndefined();
    const cut = await built([file(path('y'), Buffer.alloc(4000, 'y'))], {}, plain, 3000);
    expect(await closure(cut)).toBeNull();
  });

  it('ends with the reason of its signal', async () => {
    const { open, tree } = await built([], {}, gzipSync);
    await expect(readStoreClosure(open, tree, AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  });
});

const folder = '../shared/images';

/** The closure of one store path by its name and version, as `nix path-info -S` of it prints. */
async function closureOfPath({ open, tree }: Built, name: string): Promise<number> {
  const store = storeOf(tree);
  await hearContents(open, tree.stack, store.contents);
  const path = store.paths.find(({ node }) => tree.name(node).endsWith(`-${name}`));
  return closureOf(store, [path?.hash ?? '']);
}

// figures: `nix path-info -S` on the machine that built the images
describe.skipIf(!existsSync(folder))('the closure of images that Nix built', () => {
  const app = 'my-app-1.0.0-rc1';

  it.each([
    ['hello-nix.tar.gz', 'hello-static-1.0', 34_200, 34_200],
    // a variable mentions one more store path, which is a link: 184 bytes
    ['nix-layered.tar.gz', app, 373_768, 373_952],
    ['nix-buildimage.tar.gz', app, 373_768, 373_768],
  ])('of %s: %s has %i bytes, all it mentions %i', async (archive, name, bytes, all) => {
    const image = await loaded(await openSource(`${folder}/${archive}`, { env: {} }));
    expect(await closureOfPath(image, name)).toBe(bytes);
    expect(await closure(image)).toBe(all);
    image.open.close();
  });
});

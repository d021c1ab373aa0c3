import { describe, expect, it } from 'vitest';
import { archiveImages } from '../../../src/archive/image/archiveImages.ts';
import { openStored } from '../../../src/archive/image/openStored.ts';
import { sha256 } from '../../support/archive.ts';
import { directory, file, layer } from '../../support/layer.ts';
import { imagesOf, storeOf, storeOfTar } from '../../support/store.ts';

const base = await layer(file('etc/motd', 'hello'));
const top = await layer(file('bin/x', 'program'));
const [one, two, three] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string];

const v1 = [
  [
    `${two}/json`,
    { id: two, parent: one, os: 'linux', config: { Cmd: ['/x'] }, container_config: { Cmd: ['/bin/sh', '-c', 'b'] } },
  ],
  [`${two}/layer.tar`, top],
  [`${one}/json`, { id: one, created: '2014-01-01T00:00:00Z', container_config: { Cmd: ['a'] } }],
  [`${one}/layer.tar`, base],
] as const;

describe('an archive of Docker before 1.10', () => {
  it('is a chain of layers from the newest, which describes the image', async () => {
    const store = await storeOf([...v1, ['repositories', { busybox: { latest: two, old: one, new: two } }]]);
    const [image, old] = imagesOf(store);
    expect(openStored(store, image!, 'x', 'here').image).toMatchObject({
      names: ['busybox:latest', 'busybox:new'],
      id: two,
      config: { cmd: ['/x'] },
      layers: [{ createdBy: 'a', diffId: '' }, { createdBy: '/bin/sh -c b' }],
      problems: [],
    });
    expect(old).toMatchObject({ names: ['busybox:old'], layers: [{ name: `${one}/layer.tar` }] });
  });

  it('without repositories has the layers that are nobody’s parent', async () => {
    expect(imagesOf(await storeOf(v1)).map((image) => image.config.id)).toEqual([two]);
  });

  it('is not what an archive is taken for that breaks off before it lists its images', async () => {
    const store = await storeOf(v1);
    const truncated = { severity: 'error', code: 'truncated-archive', message: 'breaks off' } as const;
    const cut = Object.assign(Object.create(store), { problems: [truncated] });
    expect(archiveImages(cut).reason).toMatch(/^has no manifest\.json/);
    const listed = await storeOf([...v1, ['repositories', { busybox: { latest: two } }]]);
    expect(imagesOf(Object.assign(Object.create(listed), { problems: [truncated] }))).toHaveLength(1);
  });

  it('ends where a chain bites its tail or breaks', async () => {
    const circle = [
      [`${one}/json`, { id: one, parent: two }],
      [`${two}/json`, { id: two, parent: one }],
      [`${three}/json`, { id: three, parent: 'f'.repeat(64) }],
      ['repositories', { circle: { x: one }, broken: { x: three }, gone: { x: '9'.repeat(64) }, evil: { x: '../..' } }],
    ] as const;
    const images = imagesOf(await storeOf(circle));
    expect(images.map((image) => image.layers.length)).toEqual([2, 1, 0, 0]);
    expect(images.map((image) => image.unreadable !== undefined)).toEqual([false, false, true, true]);
    expect(images[1]?.problems).toMatchObject([{ severity: 'error', code: 'missing-blob' }]);
  });
});

describe('a dir: folder', () => {
  const hex = (data: Uint8Array) => sha256(data);
  const config = Buffer.from(JSON.stringify({ os: 'linux', rootfs: { diff_ids: [`sha256:${hex(base)}`] } }));
  const manifest = {
    schemaVersion: 2,
    config: {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      digest: `sha256:${hex(config)}`,
      size: config.length,
    },
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: `sha256:${hex(base)}`, size: base.length }],
  };
  const version = ['version', 'Directory Transport Version: 1.1\n'] as const;

  it('has its blobs under their hexadecimal digits', async () => {
    const store = await storeOf([version, ['manifest.json', manifest], [hex(config), config], [hex(base), base]]);
    expect(archiveImages(store)).toMatchObject({ form: 'dir:' });
    expect(openStored(store, imagesOf(store)[0]!, 'x', 'here').openLayer(1)?.bytes.size).toBe(base.length);
  });

  it('may have an index and a manifest for each platform', async () => {
    const body = Buffer.from(JSON.stringify(manifest));
    const index = { manifests: [{ digest: `sha256:${hex(body)}`, platform: { os: 'linux', architecture: 'arm64' } }] };
    const files = [
      version,
      ['manifest.json', index],
      [`${hex(body)}.manifest.json`, body],
      [hex(config), config],
    ] as const;
    const [image] = imagesOf(await storeOf(files));
    expect(image).toMatchObject({ layers: [{ name: hex(base) }] });
  });

  it('may have a schema 1 manifest: newest first, and throwaway steps without a layer', async () => {
    const compatibility = (value: object) => ({ v1Compatibility: JSON.stringify(value) });
    const schema1 = {
      schemaVersion: 1,
      name: 'library/x',
      tag: '1',
      fsLayers: [hex(top), 'e'.repeat(64), hex(base)].map((digest) => ({ blobSum: `sha256:${digest}` })),
      history: [
        compatibility({ id: two, os: 'linux', architecture: 'amd64', container_config: { Cmd: ['two'] } }),
        compatibility({ throwaway: true, container_config: { Cmd: ['ENV'] } }),
        compatibility({ id: one, container_config: { Cmd: ['one'] } }),
      ],
    };
    const store = await storeOf([version, ['manifest.json', schema1], [hex(base), base], [hex(top), top]]);
    expect(openStored(store, imagesOf(store)[0]!, 'x', 'here').image).toMatchObject({
      names: ['library/x:1'],
      layers: [{ createdBy: 'one' }, { createdBy: 'two' }],
      history: [{ layer: 1 }, { emptyLayer: true }, { layer: 2 }],
      problems: [],
    });
  });
});

describe('an archive that holds no image', () => {
  const reason = async (...names: string[]) =>
    archiveImages(storeOfTar(await layer(...names.map((name) => (name.endsWith('/') ? directory(name) : file(name))))));

  it('may be a root filesystem', async () => {
    expect(await reason('bin/', 'etc/', 'usr/', 'etc/passwd')).toMatchObject({
      reason: expect.stringContaining('is a root filesystem'),
    });
  });

  it('is named by what lies at its top, without the droppings of a Mac', async () => {
    expect(await reason('._a', 'a/b', 'c')).toEqual({ reason: 'has no manifest.json and no index.json, but a, c' });
    expect(await reason()).toEqual({ reason: 'is an empty archive' });
    expect(await reason('oci-layout')).toEqual({ reason: 'is an OCI layout without index.json' });
  });
});

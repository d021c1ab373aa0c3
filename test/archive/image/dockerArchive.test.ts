import { describe, expect, it } from 'vitest';
import { archiveImages } from '../../../src/archive/image/archiveImages.ts';
import { openStored } from '../../../src/archive/image/openStored.ts';
import { readAll } from '../../../src/model/bytes.ts';
import { dockerArchive, type ImageParts, sha256, tarOf } from '../../support/archive.ts';
import { file, layer, symlink } from '../../support/layer.ts';
import { imagesOf, storeOf, storeOfTar } from '../../support/store.ts';

const base = await layer(file('etc/motd', 'hello'));
const top = await layer(file('bin/x', 'program'));

/** The files that a producer writes for one image, given how it names config and layers. */
function producer(config: string, name: (tar: Uint8Array, i: number) => string, extra: object = {}, keys: object = {}) {
  const layers = [base, top];
  const text = {
    os: 'linux',
    architecture: 'arm64',
    rootfs: { diff_ids: layers.map((tar) => `sha256:${sha256(tar)}`) },
    history: [{ created_by: 'one' }, { created_by: 'two' }],
    ...keys,
  };
  return [
    ...layers.map((tar, i): [string, Uint8Array] => [name(tar, i), tar]),
    [config, text],
    ['manifest.json', [{ Config: config, RepoTags: ['x:1'], Layers: layers.map(name), ...extra }]],
  ] as const;
}

const hex = (tar: Uint8Array) => sha256(tar);

describe('a docker archive', () => {
  it.each([
    ['Docker 24 and older', producer('abc.json', (tar) => `${hex(tar)}/layer.tar`)],
    ['Docker 25 and newer', producer('blobs/sha256/abc', (tar) => `blobs/sha256/${hex(tar)}`)],
    ['Podman and skopeo', producer('abc.json', (tar) => `${hex(tar)}.tar`)],
    ['crane and kaniko', producer('sha256:abc', (tar) => `${hex(tar)}.tar.gz`)],
    ['rules_oci', producer('blobs/sha256/abc', (tar) => `blobs/sha256/${hex(tar)}.tar.gz`)],
    ['jib', producer('config.json', (tar) => `${hex(tar)}.tar.gz`)],
    ['Guix with layers', producer('config.json', (tar) => `sha256:${hex(tar)}/layer.tar`)],
    ['an absolute hand', producer('/./config.json', (_, i) => `./layers//${i}.tar`)],
  ])('of %s is read by what its manifest names', async (_, files) => {
    const store = await storeOf(files);
    const [image] = imagesOf(store);
    const open = openStored(store, image!, 'x', 'here');
    expect(open.image).toMatchObject({
      names: ['x:1'],
      platform: { os: 'linux', architecture: 'arm64' },
      problems: [],
      layers: [
        { position: 1, createdBy: 'one', diffId: `sha256:${hex(base)}` },
        { position: 2, createdBy: 'two', diffId: `sha256:${hex(top)}` },
      ],
    });
    expect(Buffer.compare(readAll(open.openLayer(2)!.bytes), top)).toBe(0);
  });

  it('follows links to layers inside the archive', async () => {
    const tar = await layer(
      symlink('two/layer.tar', '../one/layer.tar'),
      file('one/layer.tar', base),
      file('c.json', '{"rootfs":{"diff_ids":["a","b"]}}'),
      file('manifest.json', JSON.stringify([{ Config: 'c.json', Layers: ['one/layer.tar', 'two/layer.tar'] }])),
    );
    const store = storeOfTar(tar);
    const open = openStored(store, imagesOf(store)[0]!, 'x', 'here');
    expect(open.openLayer(2)!.bytes.size).toBe(base.length);
    expect(open.image.names).toEqual([]);
  });

  it('has one image for several tags of it', async () => {
    const store = storeOfTar(
      await dockerArchive({ layers: [base], names: ['a:1', 'a:2'] }, { layers: [base], names: ['b:1', 'a:1'] }),
    );
    expect(imagesOf(store).map((image) => image.names)).toEqual([['a:1', 'a:2', 'b:1']]);
  });

  it('may ship one layer twice: layers are told apart by position', async () => {
    const store = storeOfTar(await dockerArchive({ layers: [base, top, base] }));
    const { image } = openStored(store, imagesOf(store)[0]!, 'x', 'here');
    expect(image.layers.map((each) => each.position)).toEqual([1, 2, 3]);
    expect(image.layers[0]?.diffId).toBe(image.layers[2]?.diffId);
  });

  it('takes digests and sizes of LayerSources', async () => {
    const diffId = `sha256:${hex(base)}`;
    const source = { mediaType: 'application/vnd.oci.image.layer.v1.tar', size: 7, digest: `sha256:${'1'.repeat(64)}` };
    const store = await storeOf(producer('c', (_, i) => `l${i}`, { LayerSources: { [diffId]: source } }));
    const { image } = openStored(store, imagesOf(store)[0]!, 'x', 'here');
    expect(image.layers.map((each) => each.digest)).toEqual([source.digest, undefined]);
    expect(image.problems).toMatchObject([{ severity: 'note', code: 'size-mismatch', layer: 1 }]);
  });

  it('reads keys in lower case, as Guix writes them', async () => {
    const files = producer('c', (_, i) => `l${i}`, {}, { config: { env: ['A=b'], entrypoint: ['/x'] } });
    const store = await storeOf(files);
    expect(imagesOf(store)[0]?.config.run).toMatchObject({ env: ['A=b'], entrypoint: ['/x'] });
  });

  it('stays readable without a layer, and says which one is missing', async () => {
    const files = producer('c', (_, i) => `l${i}`).filter(([name]) => name !== 'l0');
    const store = await storeOf(files);
    const open = openStored(store, imagesOf(store)[0]!, 'x', 'here');
    expect(open.openLayer(1)).toBeUndefined();
    expect(open.openLayer(2)).toBeDefined();
    expect(open.image.problems).toEqual([
      { severity: 'error', code: 'missing-blob', layer: 1, message: 'layer 1 has no blob: l0 is not in the archive' },
    ]);
  });

  it('stays readable without its config', async () => {
    const store = await storeOf(producer('c', (_, i) => `l${i}`).filter(([name]) => name !== 'c'));
    const open = openStored(store, imagesOf(store)[0]!, 'x', 'here');
    expect(open.openLayer(2)).toBeDefined();
    expect(open.image.problems).toMatchObject([{ severity: 'error', code: 'missing-blob' }]);
  });

  it('that breaks off in a layer says how much of it is there', async () => {
    const whole = await tarOf([
      ['manifest.json', JSON.stringify([{ Config: 'c', Layers: ['a', 'b'] }])],
      ['c', '{"rootfs":{"diff_ids":["x","y"]}}'],
      ['a', base],
      ['b', top],
    ]);
    const at = Buffer.from(whole).indexOf('program') - 10;
    const store = storeOfTar(whole.subarray(0, at));
    const open = openStored(store, imagesOf(store)[0]!, 'x', 'here');
    expect(open.openLayer(1)!.bytes.size).toBe(base.length);
    expect(open.image.problems).toMatchObject([{ severity: 'error', code: 'truncated-archive', layer: 2 }]);
  });

  it('that its engine gave up on is opened, with the words of the engine', async () => {
    const whole = await tarOf([
      ['manifest.json', JSON.stringify([{ Config: 'c', Layers: ['a'] }])],
      ['c', '{"rootfs":{"diff_ids":["x"]}}'],
      ['a', top],
    ]);
    const error = '{"errorDetail":{"message":"blob not found"},"error":"blob not found"}\r\n';
    const cut = Buffer.concat([whole.subarray(0, whole.length - 2048), Buffer.from(error)]);
    const store = storeOfTar(cut);
    const { problems } = openStored(store, imagesOf(store)[0]!, 'x', 'here').image;
    expect(problems).toMatchObject([
      { severity: 'error', code: 'engine-error', message: 'the engine broke the archive off: blob not found' },
      { severity: 'error', code: 'truncated-archive', layer: 1 },
    ]);
  });

  it('takes the last of two manifests, and says that there are two', async () => {
    const manifest = (name: string): [string, string] => [
      'manifest.json',
      JSON.stringify([{ Config: 'c', RepoTags: [name], Layers: [] }]),
    ];
    const store = await storeOf([['c', '{}'], manifest('first:1'), manifest('last:1')]);
    const [image] = imagesOf(store);
    expect(image?.names).toEqual(['last:1']);
    const { problems } = openStored(store, image!, 'x', 'here').image;
    expect(problems).toMatchObject([{ severity: 'note', code: 'manifest-duplicate' }]);
  });

  it.each([
    ['RepoTags is a text', { RepoTags: 'x:1' }, ['x:1']],
    ['RepoTags is null', { RepoTags: null }, []],
    ['RepoTags holds a number', { RepoTags: [1, 'x:1'] }, ['x:1']],
  ])('is opened although %s', async (_, extra, names) => {
    const store = await storeOf(producer('c', (_tar, i) => `l${i}`, extra));
    expect(imagesOf(store)[0]?.names).toEqual(names);
  });

  it.each([
    ['null', 'has a manifest.json that lists no images'],
    ['[]', 'has a manifest.json that lists no images'],
    ['[{"Config":', 'has a manifest.json that is no JSON'],
  ])('whose manifest.json is %s holds no image', async (text, reason) => {
    expect(archiveImages(await storeOf([['manifest.json', text]]))).toEqual({ reason });
  });

  it.each([['../../etc/passwd'], ['/etc/passwd'], ['__proto__'], ['\0'], ['layers']])(
    'never reads %j of the host',
    async (name) => {
      const store = await storeOf([
        ['layers/a', 'x'],
        ['manifest.json', [{ Config: name, Layers: [name] }]],
      ]);
      const open = openStored(store, imagesOf(store)[0]!, 'x', 'here');
      expect(open.openLayer(1)).toBeUndefined();
    },
  );

  it('without layers is an image', async () => {
    const store = storeOfTar(await dockerArchive({ layers: [] } satisfies ImageParts));
    expect(openStored(store, imagesOf(store)[0]!, 'x', 'here').image).toMatchObject({ layers: [], problems: [] });
  });
});

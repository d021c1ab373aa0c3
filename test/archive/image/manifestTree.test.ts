import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { archiveImages } from '../../../src/archive/image/archiveImages.ts';
import { openStored } from '../../../src/archive/image/openStored.ts';
import type { StoredImage } from '../../../src/archive/image/storedImage.ts';
import { choiceOf } from '../../../src/archive/image/storedImage.ts';
import { type Files, ociBlob, ociImage, ociIndex, ociLayout, ociTypes, sha256 } from '../../support/archive.ts';
import { file, layer } from '../../support/layer.ts';
import { imagesOf, storeOf } from '../../support/store.ts';

const base = await layer(file('etc/motd', 'hello'));
const top = await layer(file('bin/x', 'program'));
const absent = `sha256:${'0'.repeat(64)}`;

const namesOf = (images: readonly StoredImage[]) => images.map((image) => image.names);

async function opened(files: Files) {
  const store = await storeOf(files);
  return openStored(store, imagesOf(store)[0]!, 'x', 'here');
}

describe('an OCI layout', () => {
  it('has the image of its index, with the blobs’ digests and packed sizes', async () => {
    const files: Files = new Map();
    const image = ociImage(files, { layers: [base, top], names: ['v1'], pack: gzipSync });
    const { image: found, openLayer } = await opened(ociLayout(files, [image]));
    expect(found).toMatchObject({ names: ['v1'], platform: { os: 'linux', architecture: 'amd64' }, problems: [] });
    expect(found.layers[1]).toMatchObject({
      diffId: `sha256:${sha256(top)}`,
      digest: `sha256:${sha256(gzipSync(top))}`,
      compressedSize: gzipSync(top).length,
      createdBy: 'RUN step 2',
    });
    expect(openLayer(2)).toMatchObject({ compression: 'gzip' });
  });

  it('is taken for what its bytes are when media types lie', async () => {
    const files: Files = new Map();
    const image = ociImage(files, { layers: [base], layerType: 'application/vnd.oci.image.layer.v1.tar+zstd' });
    const { image: found, openLayer } = await opened(ociLayout(files, [image]));
    expect(openLayer(1)).toMatchObject({ compression: 'none' });
    expect(found.layers[0]).not.toHaveProperty('compressedSize');
  });

  it('may use Docker’s media types', async () => {
    const files: Files = new Map();
    const config = { mediaType: 'application/vnd.docker.container.image.v1+json', digest: absent, size: 2 };
    const image = ociImage(files, { layers: [base], manifest: { config } });
    expect(imagesOf(await storeOf(ociLayout(files, [image])))).toHaveLength(1);
  });

  it('is walked through indexes in indexes, down to every platform', async () => {
    const files: Files = new Map();
    const platforms = ['linux/amd64', 'linux/arm64/v8', 'windows/amd64'];
    const images = platforms.map((platform) => ociImage(files, { layers: [base], platform }));
    const inner = ociIndex(files, images);
    const outer = ociIndex(files, [inner], { 'io.containerd.image.name': 'docker.io/library/x:1' });
    const store = await storeOf(ociLayout(files, [outer]));
    expect(imagesOf(store).map((image) => choiceOf(store, image).platform)).toEqual(platforms);
    expect(namesOf(imagesOf(store))).toEqual(platforms.map(() => ['docker.io/library/x:1']));
  });

  it('has one image for several descriptors of one digest, with all their names', async () => {
    const files: Files = new Map();
    const image = ociImage(files, { layers: [base] });
    const tagged = ['a:1', 'a:2', 'a:1'].map((name) => ({
      ...image,
      annotations: { 'org.opencontainers.image.ref.name': name },
    }));
    expect(namesOf(imagesOf(await storeOf(ociLayout(files, tagged))))).toEqual([['a:1', 'a:2']]);
  });

  it('leaves attestations out and names artifacts', async () => {
    const files: Files = new Map();
    const statement = ociBlob(files, { _type: 'x' }, 'application/vnd.in-toto+json');
    const attested = { ...ociImage(files, { layers: [top] }), platform: { os: 'unknown', architecture: 'unknown' } };
    const unmarked = ociImage(files, { layers: [], manifest: { layers: [statement] } });
    const chart = ociImage(files, {
      layers: [base],
      manifest: { config: ociBlob(files, {}, 'application/vnd.cncf.helm.config.v1+json') },
    });
    const found = archiveImages(await storeOf(ociLayout(files, [attested, unmarked, chart])));
    expect(found).toMatchObject({
      images: [],
      others: ['an artifact of type application/vnd.cncf.helm.config.v1+json'],
    });
  });

  it('refuses a manifest that is an index too (CVE-2021-41190)', async () => {
    const files: Files = new Map();
    const both = ociImage(files, { layers: [base], manifest: { manifests: [] } });
    const [image] = imagesOf(await storeOf(ociLayout(files, [both])));
    expect(image?.unreadable).toContain('both `manifests` and `layers`');
  });

  it('ends at an index that lists itself, and at one that multiplies', async () => {
    const files: Files = new Map();
    let descriptor = ociImage(files, { layers: [base], names: ['deep'] });
    for (let depth = 0; depth < 6; depth += 1) {
      descriptor = ociIndex(
        files,
        Array.from({ length: 100 }, () => descriptor),
      );
    }
    expect(namesOf(imagesOf(await storeOf(ociLayout(files, [descriptor]))))).toEqual([['deep']]);

    const circle = { mediaType: ociTypes.index, digest: `sha256:${'a'.repeat(64)}`, size: 1 };
    files.set(`blobs/sha256/${'a'.repeat(64)}`, Buffer.from(JSON.stringify({ manifests: [circle, descriptor] })));
    expect(imagesOf(await storeOf(ociLayout(files, [circle])))).toHaveLength(1);
  });

  it('leaves out, and says so, what is nested too deep', async () => {
    const files: Files = new Map();
    let descriptor = ociImage(files, { layers: [base] });
    for (let depth = 0; depth < 20; depth += 1) descriptor = ociIndex(files, [descriptor]);
    expect(archiveImages(await storeOf(ociLayout(files, [descriptor])))).toMatchObject({ images: [] });
  });

  it('lists platforms whose content is not there', async () => {
    const files: Files = new Map();
    const here = ociImage(files, { layers: [base] });
    const elsewhere = { ...here, digest: absent, platform: { os: 'linux', architecture: 's390x' } };
    const store = await storeOf(ociLayout(files, [elsewhere, here]));
    const choices = imagesOf(store).map((image) => choiceOf(store, image));
    expect(choices).toMatchObject([
      { platform: 'linux/s390x', incomplete: 'its manifest is not in the archive' },
      { platform: 'linux/amd64' },
    ]);
    expect(choices[1]).not.toHaveProperty('incomplete');
  });

  it.each([
    ['sha256:../../../../etc/passwd'],
    ['../x:0123456789abcdef0123456789abcdef'],
    ['sha256:ABCDEF'],
    [''],
    ['/etc/passwd'],
  ])('never makes a file name of %j', async (digest) => {
    const store = await storeOf(ociLayout(new Map(), [{ mediaType: ociTypes.manifest, digest, size: 1 }]));
    expect(imagesOf(store)[0]?.unreadable).toContain('has a digest that is none');
  });

  it('takes the data in a descriptor for a blob that is absent', async () => {
    const files: Files = new Map();
    const image = ociImage(files, { layers: [] });
    const manifest = JSON.parse(Buffer.from(files.get(`blobs/sha256/${image.digest.slice(7)}`)!).toString());
    const data = Buffer.from(base).toString('base64');
    const inline = { ...manifest, layers: [{ mediaType: ociTypes.layer, digest: absent, size: base.length, data }] };
    const text = Buffer.from(JSON.stringify(inline)).toString('base64');
    const { openLayer, image: found } = await opened(ociLayout(files, [{ ...image, digest: absent, data: text }]));
    expect(openLayer(1)?.bytes.size).toBe(base.length);
    expect(found.problems).toEqual([]);
  });

  it('says which layers are foreign, encrypted or no tars, and opens the others', async () => {
    const files: Files = new Map();
    const erofs = ociBlob(files, Buffer.alloc(4096, 1), 'application/vnd.erofs.layer.v1');
    const secret = ociBlob(files, Buffer.alloc(64, 2), 'application/vnd.oci.image.layer.v1.tar+gzip+encrypted');
    const foreign = {
      mediaType: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
      digest: absent,
      size: 12,
      urls: ['https://example.com/base'],
    };
    const layers = [foreign, secret, erofs, ociBlob(files, base, ociTypes.layer)];
    const { image, openLayer } = await opened(
      ociLayout(files, [ociImage(files, { layers: [], manifest: { layers } })]),
    );
    expect(image.problems.map(({ severity, code, layer }) => [severity, code, layer])).toEqual([
      ['error', 'foreign-layer', 1],
      ['error', 'encrypted-layer', 2],
      ['error', 'unsupported-layer', 3],
    ]);
    expect([1, 2, 3, 4].map((position) => openLayer(position) !== undefined)).toEqual([false, false, false, true]);
  });

  it('notes a config that is not what its digest says', async () => {
    const files: Files = new Map();
    const image = ociImage(files, { layers: [base] });
    for (const [name, body] of files)
      if (Buffer.from(body).includes('"rootfs"')) files.set(name, Buffer.from('{"os":"linux"}'));
    expect((await opened(ociLayout(files, [image]))).image.problems).toMatchObject([
      { severity: 'error', code: 'digest-mismatch' },
    ]);
  });
});

describe('an archive with manifest.json and index.json', () => {
  it('believes manifest.json, and adds the platforms of the index under the same name', async () => {
    const files: Files = new Map();
    const [arm, amd] = ['linux/arm64', 'linux/amd64'].map((platform) =>
      ociImage(files, { layers: [base, top], platform }),
    );
    const name = { 'io.containerd.image.name': 'docker.io/library/mp:1' };
    ociLayout(files, [ociIndex(files, [arm!, amd!], name)]);
    const config = [...files].find(
      ([, body]) => Buffer.from(body).includes('"architecture":"amd64"') && Buffer.from(body).includes('rootfs'),
    )![0];
    const Layers = [top, base].map((tar) => `blobs/sha256/${sha256(tar)}`);
    files.set('manifest.json', Buffer.from(JSON.stringify([{ Config: config, RepoTags: ['mp:1'], Layers }])));
    const images = imagesOf(await storeOf(files));
    expect(images.map((image) => [image.names, image.platform.architecture])).toEqual([
      [['mp:1'], 'amd64'],
      [['mp:1'], 'arm64'],
    ]);
    expect(images[0]?.layers.map((each) => each.name)).toEqual(Layers);
  });

  it('falls back to the index when manifest.json lists nothing', async () => {
    const files: Files = new Map();
    ociLayout(files, [ociImage(files, { layers: [base], names: ['v1'] })]);
    files.set('manifest.json', Buffer.from('null'));
    expect(namesOf(imagesOf(await storeOf(files)))).toEqual([['v1']]);
  });
});

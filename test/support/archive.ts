import { createHash } from 'node:crypto';
import { file, layer } from './layer.ts';

/** What `dockerArchive` needs of an image: its layers' tars, and what differs from an empty config. */
export type ImageParts = {
  readonly layers: readonly Uint8Array[];
  readonly names?: readonly string[];
  /** Merged into the image config. */
  readonly config?: Readonly<Record<string, unknown>>;
};

export const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** A docker-archive as `docker save` of Docker 24 and older writes it: `<id>/layer.tar`, config, manifest.json. */
export async function dockerArchive(...images: ImageParts[]): Promise<Uint8Array> {
  const pieces = new Map<string, Uint8Array>();
  const manifest = images.map((image) => {
    const diffIds = image.layers.map((tar) => `sha256:${sha256(tar)}`);
    const config = {
      architecture: 'amd64',
      os: 'linux',
      created: '2023-11-14T22:13:20Z',
      config: {},
      rootfs: { type: 'layers', diff_ids: diffIds },
      history: image.layers.map((_, i) => ({ created: '2023-11-14T22:13:20Z', created_by: `RUN step ${i + 1}` })),
      ...image.config,
    };
    const configBytes = Buffer.from(JSON.stringify(config));
    const configName = `${sha256(configBytes)}.json`;
    pieces.set(configName, configBytes);
    const layers = image.layers.map((tar) => `${sha256(tar)}/layer.tar`);
    for (const [i, name] of layers.entries()) pieces.set(name, image.layers[i]!);
    return { Config: configName, RepoTags: image.names ?? ['test:latest'], Layers: layers };
  });
  const entries = [...pieces].map(([name, body]) => file(name, body));
  return layer(...entries, file('manifest.json', JSON.stringify(manifest)));
}

/** Files of an archive or layout by name. */
export type Files = Map<string, Uint8Array>;

/** A tar of these files, in their order. */
export function tarOf(files: Iterable<readonly [string, Uint8Array | string]>): Promise<Uint8Array> {
  return layer(...[...files].map(([name, body]) => file(name, body)));
}

export type OciParts = ImageParts & {
  /** Packs a layer before it becomes a blob, and names its media type. */
  readonly pack?: (tar: Uint8Array) => Uint8Array;
  readonly layerType?: string;
  /** `os/architecture[/variant]` of config and descriptor. */
  readonly platform?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Merged into the manifest. */
  readonly manifest?: Readonly<Record<string, unknown>>;
};

export type OciDescriptor = Readonly<Record<string, unknown>> & { readonly digest: string; readonly size: number };

export const ociTypes = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar',
};

/** Puts a blob into a layout and describes it. */
export function ociBlob(files: Files, data: Uint8Array | object, mediaType: string): OciDescriptor {
  const bytes = data instanceof Uint8Array ? data : Buffer.from(JSON.stringify(data));
  const hex = sha256(bytes);
  files.set(`blobs/sha256/${hex}`, bytes);
  return { mediaType, digest: `sha256:${hex}`, size: bytes.length };
}

/** Puts an image into a layout; the descriptor of its manifest is for `ociIndex` or `ociLayout`. */
export function ociImage(files: Files, image: OciParts): OciDescriptor {
  const [os, architecture, variant] = (image.platform ?? 'linux/amd64').split('/');
  const config = {
    ...{ os, architecture, variant, created: '2023-11-14T22:13:20Z', config: {} },
    rootfs: { type: 'layers', diff_ids: image.layers.map((tar) => `sha256:${sha256(tar)}`) },
    history: image.layers.map((_, i) => ({ created_by: `RUN step ${i + 1}` })),
    ...image.config,
  };
  const layers = image.layers.map((tar) => ociBlob(files, image.pack?.(tar) ?? tar, image.layerType ?? ociTypes.layer));
  const manifest = { schemaVersion: 2, config: ociBlob(files, config, ociTypes.config), layers, ...image.manifest };
  const annotations = {
    ...(image.names?.[0] && { 'org.opencontainers.image.ref.name': image.names[0] }),
    ...image.annotations,
  };
  return { ...ociBlob(files, manifest, ociTypes.manifest), platform: { os, architecture, variant }, annotations };
}

/** Puts an index into a layout. */
export function ociIndex(files: Files, manifests: readonly OciDescriptor[], annotations = {}): OciDescriptor {
  return { ...ociBlob(files, { schemaVersion: 2, manifests }, ociTypes.index), annotations };
}

/** Adds what makes the blobs an OCI layout. */
export function ociLayout(files: Files, manifests: readonly OciDescriptor[]): Files {
  files.set('oci-layout', Buffer.from('{"imageLayoutVersion": "1.0.0"}'));
  files.set('index.json', Buffer.from(JSON.stringify({ schemaVersion: 2, manifests })));
  return files;
}

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

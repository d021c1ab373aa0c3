import { sha256Digest } from '../../archive/digest.ts';
import docker from './data/hello-docker.json' with { type: 'json' };
import nix from './data/hello-nix.json' with { type: 'json' };
import { type DemoImage, demoImages } from './demoImages.ts';
import type { DemoTable } from './demoTable.ts';
import { demoLayer, tarOfFiles } from './demoTar.ts';

const tables: Readonly<Record<DemoImage, DemoTable>> = { 'hello-nix': nix, 'hello-docker': docker };

/**
 * A docker-archive of the demo's images, made in memory in well under 150 ms. Layers, names, times, sizes and links are
 * the real ones; diff ids and image ids are true of the bytes that are made here, because the bodies are stand-ins.
 */
export async function demoArchive(images: readonly DemoImage[] = demoImages): Promise<Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const manifest = [];
  for (const image of images) manifest.push(await addImage(tables[image], files));
  files.set('manifest.json', json(manifest));
  return tarOfFiles(files);
}

/** Adds layers and config of an image to `files`; gives its row of manifest.json. */
async function addImage({ names, config, layers, texts }: DemoTable, files: Map<string, Uint8Array>) {
  const tars = await Promise.all(layers.map((lines) => demoLayer(lines, texts)));
  const diffIds = tars.map(sha256Digest);
  const paths = diffIds.map((id) => `${hex(id)}/layer.tar`);
  for (const [i, tar] of tars.entries()) files.set(paths[i]!, tar);
  const body = json({ ...config, rootfs: { ...config.rootfs, diff_ids: diffIds } });
  const name = `${hex(sha256Digest(body))}.json`;
  files.set(name, body);
  return { Config: name, RepoTags: names, Layers: paths };
}

function hex(digest: string): string {
  return digest.slice(digest.indexOf(':') + 1);
}

function json(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

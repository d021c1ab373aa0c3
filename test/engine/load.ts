import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { engineClient } from '../../src/source/engine/engineClient.ts';
import { dockerArchive, type ImageParts } from '../support/archive.ts';
import { file, layer } from '../support/layer.ts';

/** Loads an archive into the engine at `socketPath` and waits until it has said everything. */
export async function load(socketPath: string, archive: Uint8Array, folder: string): Promise<void> {
  const path = join(folder, `${crypto.randomUUID()}.tar`);
  writeFileSync(path, archive);
  const { docker, close } = await engineClient({ socketPath });
  const said = await text(await docker.loadImage(path));
  close();
  if (/error/i.test(said)) throw new Error(said);
}

export async function loadImages(socketPath: string, folder: string, ...images: ImageParts[]): Promise<void> {
  await load(socketPath, await dockerArchive(...images), folder);
}

/** Builds `FROM scratch` with one file: an image that the engine made itself. */
export async function build(socketPath: string, name: string, folder: string): Promise<void> {
  const dockerfile = 'FROM scratch\nCOPY motd /etc/motd\nENV COLOUR=blue\nCMD ["/bin/nothing"]\n';
  const path = join(folder, `${crypto.randomUUID()}.tar`);
  writeFileSync(path, await layer(file('Dockerfile', dockerfile), file('motd', 'built here')));
  const { docker, close } = await engineClient({ socketPath });
  const said = await text(await docker.buildImage(path, { t: name }));
  close();
  if (/"error"/.test(said)) throw new Error(said);
}

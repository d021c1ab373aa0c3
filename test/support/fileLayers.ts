import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { LayerBytes } from '../../src/model/openImage.ts';
import { descriptorBytes } from '../../src/source/descriptorBytes.ts';
import { directory, file, layer, symlink } from './layer.ts';
import { random } from './random.ts';

/** Layers that lie in files, as threads need them; `close` removes all of them. */
export class FileLayers {
  readonly #folder = mkdtempSync(join(tmpdir(), 'layerscope-layers-'));
  readonly #descriptors: number[] = [];

  /** Not at the start of its file, as layers are. */
  of(data: Uint8Array, compression: LayerBytes['compression']): LayerBytes {
    const path = join(this.#folder, `${this.#descriptors.length}`);
    writeFileSync(path, Buffer.concat([Buffer.from('before'), data, Buffer.from('behind')]));
    const descriptor = openSync(path, 'r');
    this.#descriptors.push(descriptor);
    const place = { descriptor, start: 6, length: data.length };
    return { bytes: descriptorBytes(descriptor, 6, data.length), compression, place };
  }

  /** A gzip layer of four entries, somewhat larger than `bytes`: noise does not compress. */
  async packed(bytes: number, name = 'noise'): Promise<LayerBytes> {
    const { below } = random(bytes);
    const noise = Buffer.from(Uint32Array.from({ length: bytes / 4 }, () => below(2 ** 32)).buffer);
    const tar = await layer(directory('etc'), file(`etc/${name}`, noise), symlink('link', 'etc'), file('é', 'x'));
    return this.of(gzipSync(tar, { level: 1 }), 'gzip');
  }

  close(): void {
    for (const descriptor of this.#descriptors) closeSync(descriptor);
    rmSync(this.#folder, { recursive: true });
  }
}

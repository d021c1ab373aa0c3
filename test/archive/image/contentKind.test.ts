import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { beginsAsTar, contentKind } from '../../../src/archive/image/contentKind.ts';
import { file, layer } from '../../support/layer.ts';

const kind = (text: string | Uint8Array) => contentKind(typeof text === 'string' ? Buffer.from(text, 'latin1') : text);

describe('what a file is instead of an image', () => {
  it.each([
    ['', 'is empty'],
    ['#!/usr/bin/env python3\nhello', 'is a script'],
    ['\x7fELF\x02\x01', 'is a program (ELF)'],
    ['PK\x03\x04\x14', 'is a zip archive'],
    ['\n<!DOCTYPE html><html>', 'is an HTML page'],
    ['{"schemaVersion":2}', 'is a JSON file'],
    ['{"version":1,"image-config":{}}', 'is the JSON of nix2container, not the image'],
    ['Hello\nworld\n', 'is a text file'],
    ['\x01\x02\x03', 'is no tar archive'],
  ])('%j', (text, what) => expect(kind(text).what).toBe(what));

  it('tells how to get the image out of a Nix script', () => {
    const script = '#!/nix/store/x-bash/bin/bash\nexec /nix/store/y/bin/python /nix/store/z/stream_layered_image.py';
    expect(kind(script)).toMatchObject({ hint: expect.stringContaining('./result | layerscope -') });
  });
});

describe('the beginning of a tar', () => {
  it('is a header whose checksum is right, or zeros', async () => {
    const tar = await layer(file('a', 'b'));
    expect(beginsAsTar(tar)).toBe(true);
    expect(beginsAsTar(new Uint8Array(1024))).toBe(true);
    const damaged = Uint8Array.from(tar).fill(0, 257, 265);
    expect(beginsAsTar(damaged)).toBe(false);
    expect(beginsAsTar(tar.subarray(0, 511))).toBe(false);
    expect(beginsAsTar(gzipSync(tar))).toBe(false);
  });
});

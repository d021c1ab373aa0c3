import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readAll } from '../../src/model/bytes.ts';
import type { OpenImage, Progress } from '../../src/model/openImage.ts';
import { UserError } from '../../src/model/userError.ts';
import { openSource } from '../../src/source/openSource.ts';
import type { SourceOptions } from '../../src/source/sourceOptions.ts';
import { dockerArchive, type Files, ociImage, ociLayout, sha256, tarOf } from '../support/archive.ts';
import { file, layer } from '../support/layer.ts';

const folder = mkdtempSync(join(tmpdir(), 'layerscope-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const env = { HOME: folder, LAYERSCOPE_TMPDIR: folder, DOCKER_HOST: 'unix:///nowhere/docker.sock' };

const base = await layer(file('etc/motd', 'hello'));
const archive = await dockerArchive({ layers: [base], names: ['hello:1'] });
const has = (tool: string) => spawnSync(tool, ['--version']).error === undefined;

function put(name: string, body: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, body);
  return path;
}

function putAll(name: string, files: Files): string {
  for (const [each, body] of files) put(`${name}/${each}`, body);
  return join(folder, name);
}

async function opening(reference: string, options: Partial<SourceOptions> = {}): Promise<OpenImage> {
  return openSource(reference, { env, ...options });
}

async function failure(reference: string, options: Partial<SourceOptions> = {}): Promise<UserError> {
  const error: unknown = await opening(reference, options).catch((error: unknown) => error);
  if (!(error instanceof UserError)) throw error;
  return error;
}

/** What every way of opening the fixture must give; closes the image. */
function expectHello(open: OpenImage, source: string): void {
  expect(open.image).toMatchObject({ names: ['hello:1'], reference: 'hello:1', source, problems: [] });
  const bytes = open.openLayer(1)!;
  expect(Buffer.compare(readAll(bytes.bytes), base)).toBe(0);
  expect(bytes.place?.length).toBe(base.length);
  open.close();
  open.close();
}

async function* chunksOf(data: Uint8Array, size = 1000): AsyncIterable<Uint8Array> {
  for (let at = 0; at < data.length; at += size) yield data.subarray(at, at + size);
}

describe('an archive', () => {
  it('is opened from its path, through links such as Nix’s ./result, and from a home folder', async () => {
    const path = put('hello.tar', archive);
    expectHello(await opening(path), `docker archive ${path}`);
    symlinkSync(path, join(folder, 'result'));
    expectHello(await opening(join(folder, 'result')), `docker archive ${join(folder, 'result')}`);
    expectHello(await opening('~/hello.tar'), 'docker archive ~/hello.tar');
  });

  it('is opened from standard input', async () => {
    const heard: Progress[] = [];
    const options = { stdin: () => chunksOf(archive), onProgress: (progress: Progress) => heard.push(progress) };
    expectHello(await opening('-', options), 'standard input (docker archive)');
    expect(heard.at(-1)).toEqual({ stage: 'reading standard input', done: archive.length });
  });

  it('is opened when it is compressed with gzip, whatever its name says', async () => {
    const path = put('packed.tar', gzipSync(archive));
    expectHello(await opening(path), `docker archive ${path}`);
    expectHello(await opening('-', { stdin: () => chunksOf(gzipSync(archive)) }), 'standard input (docker archive)');
  });

  it.each(['xz', 'bzip2', 'zstd'].filter(has))('is opened when it is compressed with %s', async (tool) => {
    const path = put(`packed.${tool}`, execFileSync(tool, ['-c'], { input: archive }));
    expectHello(await opening(path), `docker archive ${path}`);
  });

  it.skipIf(!has('mkfifo'))('is opened from a pipe with a name, as <(docker save x) makes one', async () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    const writer = spawn('cp', [put('piped.tar', archive), path], { stdio: 'ignore' });
    expectHello(await opening(path), `docker archive ${path}`);
    expect(writer.exitCode ?? (await once(writer, 'close'))[0]).toBe(0);
  });

  it('is said outright by the schemes of skopeo, with the image behind a colon', async () => {
    const path = put(
      'two.tar',
      await dockerArchive({ layers: [base], names: ['hello:1'] }, { layers: [], names: ['b:2'] }),
    );
    expectHello(await opening(`docker-archive:${path}:hello:1`), `docker archive ${path}`);
    expectHello(
      await opening(`oci-archive:${put('hello.tar', archive)}`),
      `docker archive ${join(folder, 'hello.tar')}`,
    );
  });

  it('that breaks off inside its gzip stream gives what came before', async () => {
    const noise = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * i * 31) >> 3));
    const whole = gzipSync(
      await dockerArchive({ layers: [base], names: ['hello:1'] }, { layers: [await layer(file('n', noise))] }),
    );
    const error = await failure(put('cut.tar.gz', whole.subarray(0, whole.length >> 1)));
    expect(error.message).toContain('breaks off before its manifest');
  });
});

describe('a folder', () => {
  it('may be an OCI layout', async () => {
    const files: Files = new Map();
    const path = putAll('layout', ociLayout(files, [ociImage(files, { layers: [base], names: ['hello:1'] })]));
    expectHello(await opening(path), `OCI layout ${path}/`);
    expectHello(await opening(`oci:${path}:hello:1`), `OCI layout ${path}/`);
  });

  it('may be an unpacked docker archive with links inside it', async () => {
    const path = putAll(
      'unpacked',
      new Map([
        ['a/layer.tar', base],
        ['c.json', Buffer.from(`{"rootfs":{"diff_ids":["sha256:${sha256(base)}"]}}`)],
        ['manifest.json', Buffer.from('[{"Config":"c.json","RepoTags":["hello:1"],"Layers":["b/layer.tar"]}]')],
      ]),
    );
    mkdirSync(join(path, 'b'));
    symlinkSync('../a/layer.tar', join(path, 'b/layer.tar'));
    expectHello(await opening(path), `unpacked docker archive ${path}/`);
  });

  it('never gives away what lies outside of it', async () => {
    const secret = put('secret', base);
    const names = ['link', '../secret', secret, 'up/secret', 'fifo', '.'];
    const path = putAll(
      'evil',
      new Map([['manifest.json', Buffer.from(JSON.stringify([{ Config: 'link', Layers: names }]))]]),
    );
    symlinkSync(secret, join(path, 'link'));
    symlinkSync('..', join(path, 'up'));
    execFileSync('mkfifo', [join(path, 'fifo')]);
    const open = await opening(path);
    expect(names.map((_, i) => open.openLayer(i + 1))).toEqual(names.map(() => undefined));
    open.close();
  });
});

describe('what is no image', () => {
  it.each([
    ['nothing', '', 'is empty'],
    ['text', 'Hello\n', 'is a text file'],
    [
      'script',
      '#!/nix/store/x/bin/bash\nstream_layered_image.py',
      'is the script of a Nix streamLayeredImage, not the image',
    ],
    ['page.html', '<html>', 'is an HTML page'],
    ['zeros', new Uint8Array(10240), 'is an empty archive'],
    ['half', archive.subarray(0, 700), 'breaks off before its manifest'],
    ['empty.gz', gzipSync(''), 'is empty'],
    ['cut.gz', gzipSync(archive).subarray(0, 12), 'holds nothing that can be read: '],
  ])('is told in one sentence: %s', async (name, body, what) => {
    const path = put(`bad/${name}`, body);
    const { message } = await failure(path);
    expect(message.startsWith(`${path} ${what}`)).toBe(true);
    expect(await failure('-', { stdin: () => chunksOf(Buffer.from(body)) })).toMatchObject({
      message: expect.stringContaining(`standard input ${what}`),
    });
  });

  it('may be a root filesystem', async () => {
    const rootfs = await tarOf([
      ['bin/sh', ''],
      ['etc/passwd', ''],
      ['usr/lib/x', ''],
    ]);
    expect((await failure(put('rootfs.tar', rootfs))).message).toContain('is a root filesystem');
  });

  it('may not be there, not be readable, or be no file at all', async () => {
    expect((await failure('./nowhere.tar')).message).toBe('./nowhere.tar cannot be read: no such file or folder');
    expect((await failure('/dev/null')).message).toBe('/dev/null is neither a file nor a folder');
    expect((await failure(`./${'x'.repeat(300)}`)).message).toContain('the name is too long');
    expect((await failure('./a\0b')).message).toContain('no file can have this name');
    expect((await failure('./src')).message).toContain('has no manifest.json and no index.json');
  });

  it('is not read from a terminal', async () => {
    const stdin = Object.assign(chunksOf(archive), { isTTY: true });
    expect((await failure('-', { stdin: () => stdin })).message).toContain('standard input is a terminal');
  });
});

describe('a word that nobody knows', () => {
  it('lists every place that was tried, and what to do next', async () => {
    const { message, hint } = await failure('no-such-image:7');
    expect(message).toMatch(/^no image no-such-image:7 was found \(as a path: no such file or folder; .*docker\.sock/);
    expect(hint).toContain('path of an archive');
  });

  it('that is a file but no image is told so first', async () => {
    const { message } = await failure('package.json');
    expect(message).toMatch(/^package\.json is a JSON file \(and as the name of an image: /);
  });

  it('that is a folder but no image is looked for in the engines first of all', async () => {
    const { message } = await failure('src');
    expect(message).toMatch(/^no image src was found \(as a path: has no manifest\.json.*docker\.sock/);
  });

  it('that no image can be named never reaches an engine', async () => {
    const { message, hint } = await failure('no//such image');
    expect(message).toBe(
      'no image no//such image was found (as a path: no such file or folder; as a name: no valid image reference)',
    );
    expect(hint).toMatch(/^Pass the path of an archive, or a name: lower-case letters/);
    expect((await failure('docker-daemon:a//b')).message).toBe(
      'no image a//b was found (as a name: no valid image reference)',
    );
  });

  it('of a name with capitals says that names have none, and which one to try', async () => {
    const { message, hint } = await failure('Reg.io:5000/UPPER:V1');
    expect(message).toMatch(/\(as a path: no such file or folder; as a name: no valid .*, those are in lower case\)$/);
    expect(hint).toBe('Try reg.io:5000/upper:V1, or pass the path of an archive.');
  });

  it('may name what cannot be read yet', async () => {
    expect((await failure('docker://alpine')).hint).toContain('docker pull alpine');
    expect((await failure('containers-storage:x')).hint).toContain('podman:x');
  });
});

describe('opening', () => {
  it('can be stopped while standard input is silent', async () => {
    const controller = new AbortController();
    async function* silent(): AsyncIterable<Uint8Array> {
      yield archive.subarray(0, 100);
      controller.abort(new Error('stop'));
      await new Promise<never>(() => {});
    }
    await expect(opening('-', { stdin: () => silent(), signal: controller.signal })).rejects.toThrow('stop');
  });

  it('can be stopped at a named pipe that nobody writes to, and leaves no thread that blocks', async () => {
    const path = join(folder, 'silent-pipe');
    execFileSync('mkfifo', [path]);
    const controller = new AbortController();
    const waiting = opening(path, { signal: controller.signal });
    controller.abort(new Error('stop'));
    await expect(waiting).rejects.toThrow('stop');
    const next = opening(path);
    spawn('cp', [put('piped.tar', archive), path]);
    const { image } = await next;
    expect(image.names).toEqual(['hello:1']);
  });
});

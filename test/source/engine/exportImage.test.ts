import { createServer } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { readAll } from '../../../src/model/bytes.ts';
import type { Progress } from '../../../src/model/openImage.ts';
import { engineRoom, id, inspection } from './engineRoom.ts';
import { type Answers, answering, dockerVersion, json, onPort, podmanVersion, tar, text } from './fakeEngine.ts';

const { archive, closing, having, ask, found, refused } = engineRoom();

describe('an image that the engine has', () => {
  it('is exported byte for byte under the name that was asked for', async () => {
    const fake = await having();
    const image = await found('hello:1', fake);
    expect(readAll(image.spool.bytes)).toEqual(archive());
    expect(image).toMatchObject({ source: 'docker (DOCKER_HOST)', names: ['hello:1', 'hello:latest'], id });
    expect(fake.urls).toEqual(['/_ping', '/version', '/images/hello:1/json', '/images/get?names=hello%3A1']);
  });

  it.each([
    ['a short id', '0a38'],
    ['an id with its algorithm', 'sha256:0a38dc2d'],
    ['a digest', `hello@sha256:${'ab'.repeat(32)}`],
  ])('is inspected by %s and exported by its whole id', async (_, name) => {
    const fake = await having();
    const image = await found(name, fake);
    expect(image.names).toEqual(['hello:1', 'hello:latest']);
    expect(fake.urls.slice(2)).toEqual([`/images/${name}/json`, `/images/get?names=${encodeURIComponent(id)}`]);
  });

  it('is exported for the platform that was asked for', async () => {
    const fake = await having();
    await found('hello:1', fake, { platform: 'linux/arm64/v8' });
    const query = new URLSearchParams(fake.urls.at(-1)!.split('?')[1]);
    expect(JSON.parse(query.get('platform')!)).toEqual({ os: 'linux', architecture: 'arm64', variant: 'v8' });
  });

  it('has no names when the engine knows none', async () => {
    const fake = await having({ '/images/0a38': json({ Id: id, RepoTags: null }) });
    expect((await found('0a38', fake)).names).toEqual([]);
  });

  it('comes over TCP as well, by digest too', async () => {
    const urls: string[] = [];
    const answers = { '/version': json(dockerVersion), '/images/get': tar(archive()), '/images/': json(inspection) };
    const server = await onPort(createServer(answering(answers, urls)));
    closing(server);
    const name = `reg.example:5000/a/b@sha256:${'ab'.repeat(32)}`;
    const answer = await ask(name, `tcp://127.0.0.1:${server.port}`);
    expect(answer.found?.id).toBe(id);
    expect(urls[2]).toBe(`/images/${name}/json`);
  });

  it('is said to come from Podman when Podman answers at the socket of Docker', async () => {
    const fake = await having({ '/version': json(podmanVersion) });
    expect((await found('hello:1', fake)).source).toBe('podman (DOCKER_HOST)');
  });

  it('is known to come from Podman by the headers of an answer: its version takes a second', async () => {
    const fake = await having({
      '/_ping': (response) => response.writeHead(200, { 'Libpod-Api-Version': '4.3.1' }).end('OK'),
    });
    expect((await found('hello:1', fake)).source).toBe('podman (DOCKER_HOST)');
    expect(fake.urls).not.toContain('/version');
  });

  it('is looked for at the endpoint given, whatever DOCKER_HOST this process has', async () => {
    const fake = await having();
    vi.stubEnv('DOCKER_HOST', 'tcp://[malformed');
    expect((await found('hello:1', fake)).id).toBe(id);
    expect(process.env['DOCKER_HOST']).toBe('tcp://[malformed');
  });

  it('needs a folder to put it in', async () => {
    const fake = await having();
    const env = { DOCKER_HOST: fake.address, LAYERSCOPE_TMPDIR: '/nonexistent' };
    await expect(ask('hello:1', fake.address, { env })).rejects.toThrow('cannot make a temporary file in /nonexistent');
    await fake.hungUp;
  });

  it('tells how far it is, with a total until the estimate is passed', async () => {
    const fake = await having({
      '/images/get': tar(new Uint8Array(400), new Uint8Array(400), new Uint8Array(400)),
      '/images/': json({ ...inspection, Size: 1000 }),
    });
    const seen: Progress[] = [];
    await found('hello:1', fake, { onProgress: (progress) => seen.push(progress) });
    expect(seen[0]).toEqual({ stage: 'waiting for docker (DOCKER_HOST) to export hello:1', done: 0 });
    expect(seen.at(-1)).toEqual({ stage: 'reading hello:1 from docker (DOCKER_HOST)', done: 1200 });
    expect(seen.slice(1, -1).every(({ done, total }) => (done <= 1000 ? total === 1000 : total === undefined))).toBe(
      true,
    );
  });
});

describe('an engine that does not give the image', () => {
  const failing = async (answers: Answers) => refused((await having(answers)).address);

  it('says in its own words why it cannot export', async () => {
    const words = 'could not verify layer data for: sha256:ab. This may be because internal files were modified';
    expect(await failing({ '/images/get': json({ message: words }, 500) })).toMatchObject({
      problem: 'failed',
      reason: words,
    });
  });

  it('says so in plain text', async () => {
    const words = 'client version 1.12 is too old. Minimum supported API version is 1.44';
    expect(await failing({ '/images/': text(`${words}\n`, 400) })).toMatchObject({ problem: 'failed', reason: words });
  });

  it.each([
    [500, 'no suitable export target found for platform linux/arm64'],
    [404, 'image hello:1 was found but does not provide the specified platform'],
    [404, 'unable to create manifests file: NotFound: content digest sha256:ab: not found'],
  ])('has the image, and lacks a part of it (HTTP %d %s)', async (status, words) => {
    const refusal = await failing({ '/images/get': json({ message: words }, status) });
    expect(refusal).toMatchObject({ problem: 'failed', reason: words });
  });

  it('answers with a page', async () => {
    const page = text(`<html>\n  <h1>Bad gateway</h1>\n</html>${' '.repeat(10_000)}`, 502);
    expect((await failing({ '/images/': page })).reason).toBe('<html> <h1>Bad gateway</h1> </html>');
  });

  it('says nothing', async () => {
    expect((await failing({ '/images/get': text('', 502) })).reason).toBe('it answered with HTTP 502');
  });

  it.each([
    ['another host', (port: number) => `http://127.0.0.1:${port}/`],
    ['a scheme nobody knows', () => 'gopher://images/'],
    ['nowhere', () => 'http://a:99999/'],
  ])('and redirects to %s is not followed', async (_, location) => {
    const urls: string[] = [];
    const other = await onPort(createServer(answering({ '/': json(inspection) }, urls)));
    closing(other);
    const redirect: Answers[string] = (response) => response.writeHead(301, { location: location(other.port) }).end();
    expect((await failing({ '/images/': redirect })).reason).toBe('it answered with a redirect (HTTP 301)');
    expect((await failing({ '/images/get': redirect })).reason).toBe('it answered with a redirect (HTTP 301)');
    expect(urls).toEqual([]);
  });

  it('describes it in a way that cannot be read', async () => {
    expect((await failing({ '/images/hello': json(['Id']) })).reason).toBe(
      'its description of the image cannot be read',
    );
  });

  it('breaks off within the export', async () => {
    const fake = await having({
      '/images/get': (response) => {
        response.writeHead(200, { 'content-length': 5000 });
        response.write(new Uint8Array(1000), () => response.destroy());
      },
    });
    expect(await refused(fake.address)).toMatchObject({
      problem: 'failed',
      reason: 'the export broke off after 1000 bytes',
    });
  });

  it.each([
    ['after some of the archive', (whole: Uint8Array) => whole.subarray(0, 1024)],
    ['before any of it', () => new Uint8Array()],
  ])('fails %s, which is status 200 and a JSON error at the end', async (_, begun) => {
    const words = 'unable to create manifests file: NotFound: content digest sha256:ab: not found';
    const error = Buffer.from(`${JSON.stringify({ errorDetail: { message: words }, error: words })}\r\n`);
    const fake = await having({ '/images/get': tar(begun(archive()), error) });
    expect(await refused(fake.address)).toMatchObject({
      problem: 'failed',
      reason: `the export broke off: ${words}`,
    });
  });

  it('breaks off within its description', async () => {
    const fake = await having({
      '/images/hello': (response) => {
        response.writeHead(200, { 'content-length': 5000 });
        response.write('{"Id":', () => response.destroy());
      },
    });
    expect((await refused(fake.address)).reason).toBe('the connection broke off');
  });
});

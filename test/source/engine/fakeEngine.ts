import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** An engine's answers by the beginning of the URL, the longest first; what none of them begins with is a 404 as Docker words it. */
export type Answers = Readonly<Record<string, Answer>>;

export type FakeEngine = {
  /** `unix://…`, for DOCKER_HOST and CONTAINER_HOST. */
  readonly address: string;
  readonly path: string;
  /** Every URL that was asked for, in order. */
  readonly urls: readonly string[];
  /** Resolves when a connection is gone that had asked for something. */
  readonly hungUp: Promise<void>;
  close(): Promise<void>;
  /** Stops listening and leaves the socket's file behind, as a killed daemon does. */
  die(): Promise<void>;
};

export const json =
  (value: unknown, status = 200): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

export const text =
  (value: string, status: number): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'text/plain' }).end(value);

export const tar =
  (...chunks: readonly Uint8Array[]): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/x-tar' });
    for (const chunk of chunks) response.write(chunk);
    response.end();
  };

export const dockerVersion = { Version: '20.10.24', ApiVersion: '1.41', Components: [{ Name: 'Engine' }] };
export const podmanVersion = { Version: '4.3.1', ApiVersion: '1.41', Components: [{ Name: 'Podman Engine' }] };

/** An engine on a unix socket that says `answers`; `/version` is Docker's unless given. */
export async function fakeEngine(answers: Answers = {}): Promise<FakeEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'fake-engine-'));
  const path = join(folder, 'engine.sock');
  const urls: string[] = [];
  const server = createServer(answering({ '/version': json(dockerVersion), ...answers }, urls));
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  const hungUp = new Promise<void>((resolve) =>
    server.on('request', (request) => request.socket.once('close', () => resolve())),
  );
  await listening(server, path);
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  const close = async (): Promise<void> => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  // A server removes the file that it made when it stops, under the name that it gave.
  const die = async (): Promise<void> => {
    renameSync(path, `${path}.kept`);
    await stop();
    renameSync(`${path}.kept`, path);
  };
  return { address: `unix://${path}`, path, urls, hungUp, close, die };
}

/** The same on a port of this machine: the answers of any node:http listener. */
export async function onPort(server: Server): Promise<{ port: number; close(): void }> {
  await listening(server, 0);
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

export function answering(answers: Answers, urls: string[] = []): RequestListener {
  const starts = Object.keys(answers).sort((a, b) => b.length - a.length);
  return (request, response) => {
    const url = request.url ?? '';
    urls.push(url);
    const known = starts.find((start) => url.startsWith(start));
    const answer = known === undefined ? json({ message: `No such image: ${url}` }, 404) : answers[known];
    answer?.(response, request);
  };
}

function listening(server: Server, where: string | number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(typeof where === 'number' ? { port: where, host: '127.0.0.1' } : { path: where }, resolve);
  });
}

import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import type Docker from 'dockerode';
import type { Platform } from '../../model/image.ts';
import type { Endpoint } from './endpoint.ts';

/** dockerode has `getImages` (lib/docker.js), its typings do not. */
type Exporting = {
  getImages(options: { names: readonly string[]; platform?: Platform }): Promise<Readable>;
};

/** A dockerode that talks to one endpoint and nothing else. */
export type EngineClient = {
  readonly docker: Docker & Exporting;
  /** Whether an answer was Podman's, by its headers: `/version`, which says it too, takes Podman a second or two. */
  isPodman(): boolean;
  /** Ends every request under way with an error; the only way to abort those that take no signal. */
  close(): void;
};

/** node:http calls this of whatever it gets as `agent` (agent-base rests on it too); the typings leave it out. */
type RequestingAgent = http.Agent & { addRequest(request: ClientRequest, ...rest: unknown[]): void };

/**
 * A client for `endpoint`. dockerode is imported here and not before, because it takes a tenth of a second.
 * Paths carry no API version: 1.41 to the newest server then answers in its own.
 */
export async function engineClient(endpoint: Endpoint): Promise<EngineClient> {
  const { default: Client } = await import('dockerode');
  let isPodman = false;
  const agent = guarded(agentFor(endpoint), ({ headers }) => {
    if (headers['libpod-api-version'] !== undefined) isPodman = true;
  });
  // Every member is given, undefined ones too: docker-modem fills what is absent from DOCKER_HOST (lib/modem.js).
  const settings =
    'socketPath' in endpoint
      ? { socketPath: endpoint.socketPath, host: undefined, port: undefined, protocol: 'http' as const, agent }
      : { socketPath: undefined, ...tcpSettings(endpoint), agent };
  const docker = withoutDockerHost(() => new Client(settings)) as Docker & Exporting;
  return { docker, isPodman: () => isPodman, close: () => agent.destroy() };
}

function tcpSettings({ host, port, tls }: Extract<Endpoint, { host: string }>) {
  const protocol = tls ? ('https' as const) : ('http' as const);
  // As a URL, because docker-modem takes a bare IPv6 address for a path.
  return { host: `${protocol}://${host}`, port, protocol };
}

function agentFor(endpoint: Endpoint): http.Agent {
  if ('socketPath' in endpoint || !endpoint.tls) return new http.Agent();
  const { verify, ca, cert, key } = endpoint.tls;
  return new https.Agent({ rejectUnauthorized: verify, ca, cert, key });
}

/**
 * docker-modem follows redirects to any host, with a second request whose errors nobody hears: the process dies
 * (docker-modem 5.0.7 lib/http.js). Without a Location a redirect is an answer like any other. And a response that
 * breaks off before its end would leave dockerode's promise pending for ever, so its error is handed to the request.
 */
function guarded(agent: http.Agent, onAnswer: (response: IncomingMessage) => void): http.Agent {
  const requesting = agent as RequestingAgent;
  const { addRequest } = requesting;
  requesting.addRequest = (request, ...rest) => {
    request.prependOnceListener('response', (response) => {
      delete response.headers.location;
      onAnswer(response);
      response.once('error', (error) => request.emit('error', error));
    });
    addRequest.call(agent, request, ...rest);
  };
  return agent;
}

/** docker-modem reads DOCKER_HOST when constructed, whatever it was given, and throws when it cannot parse it. */
function withoutDockerHost<T>(construct: () => T): T {
  const host = process.env['DOCKER_HOST'];
  delete process.env['DOCKER_HOST'];
  try {
    return construct();
  } finally {
    if (host !== undefined) process.env['DOCKER_HOST'] = host;
  }
}

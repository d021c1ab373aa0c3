import type { EngineKind, EngineRefusal } from './engineAnswer.ts';
import { type EngineClient, engineClient } from './engineClient.ts';
import { EngineFault, engineFailure, hasStatus } from './engineFailure.ts';
import type { EnginePlace } from './enginePlaces.ts';

/** An engine that has said what it is. */
export type Engine = {
  readonly docker: EngineClient['docker'];
  /** What it says it is: Podman answers at Docker's socket where podman-docker is installed. */
  readonly kind: EngineKind;
  /** `docker (context default)`. */
  readonly source: string;
};

/** A hung daemon accepts connections and is silent; a remote one may take a few seconds. */
const patience = 10_000;

/**
 * Connects to `place`, asks what it is and lets `visit` talk to it. Failures of the connection and the engine become a
 * refusal; throws the signal's reason when aborted, and whatever else `visit` throws.
 */
export async function visitEngine<T extends object>(
  place: EnginePlace,
  signal: AbortSignal | undefined,
  visit: (engine: Engine) => Promise<T>,
  timeout = patience,
): Promise<T | EngineRefusal> {
  signal?.throwIfAborted();
  if ('reason' in place.endpoint) return { problem: 'unreachable', place: placeText(place), ...place.endpoint };
  const client = await engineClient(place.endpoint);
  signal?.throwIfAborted();
  signal?.addEventListener('abort', client.close, { once: true });
  let engine: Engine | undefined;
  try {
    engine = await greet(client, place, timeout);
    return await visit(engine);
  } catch (error) {
    // After an abort every error is only its echo.
    signal?.throwIfAborted();
    return { place: placeText(place, engine?.kind), ...engineFailure(error) };
  } finally {
    signal?.removeEventListener('abort', client.close);
    client.close();
  }
}

export function isRefusal(answer: object): answer is EngineRefusal {
  return 'problem' in answer;
}

async function greet(client: EngineClient, place: EnginePlace, timeout: number): Promise<Engine> {
  const kind = await inTime(kindOf(client), timeout);
  if (!kind) throw new EngineFault({ problem: 'unreachable', reason: 'what answers there is not a container engine' });
  return { docker: client.docker, kind, source: `${kind} (${place.origin})` };
}

/** `/_ping` is answered at once. */
async function kindOf({ docker, isPodman }: EngineClient): Promise<EngineKind | undefined> {
  await docker.ping().catch(unknownPath);
  return isPodman() ? 'podman' : engineKind(await docker.version().catch(unknownPath));
}

/** Something that has no `/version` is told like something whose `/version` is no engine's. */
function unknownPath(error: unknown): undefined {
  if (!hasStatus(error, 404)) throw error;
}

async function inTime<T>(answer: Promise<T>, timeout: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    const reason = `no answer within ${timeout / 1000} seconds`;
    timer = setTimeout(() => reject(new EngineFault({ problem: 'unreachable', reason })), timeout);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}

/** Podman names itself in the components of its version; everything else that has an API version is a Docker. */
function engineKind(version: unknown): EngineKind | undefined {
  if (typeof version !== 'object' || version === null || !('ApiVersion' in version)) return undefined;
  const components = 'Components' in version && Array.isArray(version.Components) ? version.Components : [];
  return components.some((part) => /podman/i.test(String(part?.Name))) ? 'podman' : 'docker';
}

/** `docker at unix:///var/run/docker.sock (context default)`. */
function placeText({ kind, address, origin }: EnginePlace, answered: EngineKind = kind): string {
  return `${answered}${address ? ` at ${address}` : ''} (${origin})`;
}

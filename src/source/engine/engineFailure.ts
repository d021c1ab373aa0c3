import { errorCode } from '../errorCode.ts';
import type { EngineRefusal } from './engineAnswer.ts';

/** What an engine refused and why: a refusal that has not been told its place yet. */
export type EngineFailure = Omit<EngineRefusal, 'place'>;

/** Thrown where layerscope itself finds an engine's answer wanting; `engineFailure` turns it back into its failure. */
export class EngineFault extends Error {
  readonly failure: EngineFailure;

  constructor(failure: EngineFailure, cause?: unknown) {
    super(failure.reason, { cause });
    this.name = 'EngineFault';
    this.failure = failure;
  }
}

/** What a connection that cannot be made says to a person; other codes are given with the system's own sentence. */
const connectionFailures: Readonly<Record<string, Omit<EngineFailure, 'problem'>>> = {
  ENOENT: { reason: 'no such file' },
  ENOTDIR: { reason: 'no such file' },
  ECONNREFUSED: { reason: 'nothing listens there (connection refused)' },
  EACCES: {
    reason: 'permission denied',
    hint: 'Join the group that owns the socket (Docker’s is called docker) and log in again, or use a rootless engine.',
  },
  EPERM: { reason: 'permission denied' },
  ENOTSOCK: { reason: 'not a socket' },
  ENOTFOUND: { reason: 'no such host' },
  EAI_AGAIN: { reason: 'the name of the host could not be looked up' },
  ETIMEDOUT: { reason: 'no answer in time' },
  EHOSTUNREACH: { reason: 'the host cannot be reached' },
  ENETUNREACH: { reason: 'the network cannot be reached' },
  ECONNRESET: { reason: 'the connection broke off' },
  EPIPE: { reason: 'the connection broke off' },
};

/**
 * What went wrong, as a person should read it. Knows the errors of node:net, node:tls and node:http (they have a code)
 * and of docker-modem (they have a status); rethrows everything else.
 */
export function engineFailure(error: unknown): EngineFailure {
  if (error instanceof EngineFault) return error.failure;
  if (isStatusError(error)) return statusFailure(error.statusCode, engineWords(error));
  const code = errorCode(error);
  if (!(error instanceof Error) || code === undefined || error instanceof TypeError) throw error;
  const known = connectionFailures[code];
  if (known) return { problem: 'unreachable', ...known };
  // Parse errors of node:http begin with HPE_; a TLS port answers a plain request so, and the other way round EPROTO.
  const reason =
    code.startsWith('HPE_') || code === 'EPROTO' ? 'what answers there does not speak HTTP' : error.message;
  return { problem: 'unreachable', reason };
}

type StatusError = Error & { readonly statusCode: number; readonly json?: unknown };

/** Whether the engine answered with this status: what it means depends on what was asked. */
export function hasStatus(error: unknown, status: number): boolean {
  return isStatusError(error) && error.statusCode === status;
}

function isStatusError(error: unknown): error is StatusError {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number';
}

function statusFailure(status: number, words: string): EngineFailure {
  if (status >= 300 && status < 400) {
    return { problem: 'failed', reason: `it answered with a redirect (HTTP ${status})` };
  }
  return { problem: 'failed', reason: words === '' ? `it answered with HTTP ${status}` : words };
}

/** Errors may be pages: more of one than this is not a reason any more. */
const longestReason = 500;

/**
 * The engine's message: `message` of a JSON body (Podman: `cause` as well), or a text body as it is. docker-modem keeps
 * the body in `json`, for streams only within its own message: `(HTTP code 500) server error - WORDS `.
 */
function engineWords(error: StatusError): string {
  const { json } = error;
  const message = typeof json === 'object' && json !== null && 'message' in json ? json.message : undefined;
  const text = typeof message === 'string' ? message : error.message.replace(/^\(HTTP code \d+\) [\w ]* - /, '');
  return text.replace(/\s+/g, ' ').trim().slice(0, longestReason);
}

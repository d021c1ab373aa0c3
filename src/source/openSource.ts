import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenImage } from '../model/openImage.ts';
import { UserError } from '../model/userError.ts';
import type { EngineKind } from './engine/engineAnswer.ts';
import { NoImage } from './noImage.ts';
import { openPath, openStream } from './openPath.ts';
import type { SourceOptions } from './sourceOptions.ts';
import { archiveForm } from './sourceText.ts';

type Opener = (rest: string, options: SourceOptions) => Promise<OpenImage>;

/** skopeo's schemes. What the bytes of a path are decides, whichever of the four is said. */
const schemes: readonly (readonly [scheme: string, open: Opener])[] = [
  ['docker-daemon:', (rest, options) => openOneEngine(rest, options, 'docker')],
  ['podman:', (rest, options) => openOneEngine(rest, options, 'podman')],
  ['docker-archive:', openSchemePath],
  ['oci-archive:', openSchemePath],
  ['oci:', openSchemePath],
  ['dir:', openSchemePath],
  ['docker://', refuseRegistry],
  ['containers-storage:', refuseStorage],
];

/**
 * Opens the image that `reference` means, in this order: a scheme; `-`, standard input; what looks like a path; a path
 * that holds an image; Docker; Podman. Nothing is ever pulled. Throws one UserError that says what was tried, why each
 * place refused and what to do next; the signal's reason when aborted.
 */
export async function openSource(reference: string, options: SourceOptions): Promise<OpenImage> {
  if (reference === '') throw new UserError('no image is named', { hint: 'Pass a name, or the path of an archive.' });
  const scheme = schemes.find(([prefix]) => reference.startsWith(prefix));
  if (scheme) return scheme[1](reference.slice(scheme[0].length), options);
  if (reference === '-') return openStdin(options);
  if (/^(?:\.{0,2}\/|\.{1,2}$|~(?:\/|$))/.test(reference))
    return openPath(atHome(reference, options), reference, options);
  return openWord(reference, options);
}

/** Imported when asked: node:https alone takes 5 ms to load, and most images are files. */
function engines(): Promise<typeof import('./openEngine.ts')> {
  return import('./openEngine.ts');
}

async function openWord(word: string, options: SourceOptions): Promise<OpenImage> {
  const path = await openPath(word, word, options).catch(noImage);
  if (!(path instanceof NoImage)) return path;
  const { notFound, openEngine } = await engines();
  const engine = await openEngine(word, options);
  if (engine.open) return engine.open;
  if (!existsSync(word) || !isFile(word))
    throw notFound(word, engine.refusals, path.reason.replace(/^cannot be read: /, ''));
  // A file of that name is what was meant; that no engine knows the name comes second.
  const also = engine.refusals.map(({ place, reason }) => `${place}: ${reason}`).join('; ');
  throw new UserError(`${path.message}${also && ` (and as the name of an image: ${also})`}`, { hint: path.hint });
}

/** A folder may well share its name with an image; a file is what was meant. */
function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function noImage(error: unknown): NoImage {
  if (error instanceof NoImage) return error;
  throw error;
}

async function openStdin(options: SourceOptions): Promise<OpenImage> {
  const stdin = options.stdin?.();
  if (!stdin || stdin.isTTY) {
    throw new UserError('standard input is a terminal, not an archive', {
      hint: 'Pipe an image into layerscope: docker save hello | layerscope -',
    });
  }
  return openStream(stdin, 'standard input', options, (form) => `standard input (${archiveForm(form)})`);
}

async function openOneEngine(word: string, options: SourceOptions, only: EngineKind): Promise<OpenImage> {
  const { notFound, openEngine } = await engines();
  const engine = await openEngine(word, options, only);
  if (engine.open) return engine.open;
  throw notFound(word, engine.refusals);
}

/** `path[:image]`, as skopeo has it; a path with a colon in it is tried first. */
async function openSchemePath(rest: string, options: SourceOptions): Promise<OpenImage> {
  const colon = rest.indexOf(':');
  const whole = colon < 0 || existsSync(atHome(rest, options));
  const path = whole ? rest : rest.slice(0, colon);
  const image = options.image ?? (whole ? undefined : rest.slice(colon + 1));
  return openPath(atHome(path, options), path, { ...options, ...(image && { image }) });
}

async function refuseRegistry(rest: string): Promise<OpenImage> {
  throw new UserError(`registries cannot be read yet: docker://${rest}`, {
    hint: `Try docker pull ${rest}, or skopeo copy docker://${rest} oci-archive:image.tar`,
  });
}

async function refuseStorage(rest: string): Promise<OpenImage> {
  throw new UserError("the folder of containers-storage is Podman's own", { hint: `Write podman:${rest}` });
}

function atHome(path: string, { env }: SourceOptions): string {
  const home = env['HOME'];
  return home && (path === '~' || path.startsWith('~/')) ? join(home, path.slice(1)) : path;
}

import type { SecondChoice } from '../app/state.ts';
import { IndexesInUse } from '../load/indexesInUse.ts';
import type { SharedIndexes } from '../load/sharedIndexes.ts';
import type { ImageChoice, OpenImage, Progress } from '../model/openImage.ts';
import type { SideName } from '../model/sideName.ts';
import { UserError } from '../model/userError.ts';
import type { IndexCache } from '../source/cache/indexCache.ts';
import type { EngineListing } from '../source/engine/engineAnswer.ts';
import { openSource } from '../source/openSource.ts';
import { recentImages, rememberImage } from '../source/recent.ts';
import type { SourceOptions } from '../source/sourceOptions.ts';
import { comparesDemo, demoPair } from './demoPair.ts';
import { openCache } from './openCache.ts';
import type { ReportCommand } from './runReport.ts';

/** What the screen was started for, and how it opens images. */
export type Session = {
  readonly reference: string;
  /** The second image of the command line: the comparison opens instead of the explorer. */
  readonly second?: string;
  readonly layer?: number;
  /** Whether comparisons open with links looked through. */
  readonly through: boolean;
  /** Where indexes of layers are kept; absent with `--no-cache`. */
  readonly cache?: IndexCache | undefined;
  /** Indexes of the images that are looked at. */
  readonly inUse: IndexesInUse;
  /** Opens what the command line named; `other`: the second image of the same source. */
  open(other: boolean, hooks: OpenHooks): Promise<Opened>;
  /** Opens one side of a comparison. */
  openSide(side: SideName, reference: string, hooks: OpenHooks): Promise<Opened>;
  /** Images that a person may want to compare with. */
  list(signal: AbortSignal): Promise<readonly SecondChoice[]>;
};

export type OpenHooks = {
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
  choose(choices: readonly ImageChoice[]): Promise<number>;
  /** Reads the layers, and knows those of earlier runs. */
  readonly indexes: SharedIndexes;
  /** How far contents are that are fetched later; undefined when they are there. */
  onContents(progress: Progress | undefined): void;
};

export type Opened = { readonly open: OpenImage; readonly remark?: string; readonly other?: string };

/** The session of a command line: one or two named images, the demo's pair, or the engine's images. */
export function sessionOf(command: ReportCommand, options: SourceOptions): Session {
  const shared = {
    cache: openCache(command, options.env),
    inUse: new IndexesInUse(),
    through: command.throughLinks,
    ...(command.layer === undefined ? {} : { layer: command.layer }),
    openSide: command.demo ? openDemoSide : sideOpener(command, options),
    list: (signal: AbortSignal) => listImages(options, signal),
  };
  if (command.demo) return demoSession(command, shared);
  const { reference, second } = command;
  if (reference === undefined) {
    return { reference: "the engine's images", ...shared, open: (_, hooks) => openListed(options, hooks) };
  }
  return {
    reference,
    ...(second === undefined ? {} : { second: second.reference }),
    ...shared,
    open: async (_, hooks) => ({ open: await opened(reference, options, hooks) }),
  };
}

/** The demo opens the comparison of its pair; with `--image` or `--layer` the explorer on one of them. */
function demoSession(
  command: ReportCommand,
  shared: Pick<Session, 'layer' | 'through' | 'cache' | 'inUse' | 'openSide' | 'list'>,
): Session {
  const [first, second] = demoPair(command.image);
  const one = !comparesDemo(command);
  return {
    reference: one ? 'demo' : `${first}:latest`,
    ...(one ? {} : { second: `${second}:latest` }),
    ...shared,
    open: demoOpener(command.image),
  };
}

/** Opens an image and remembers that it was opened. */
async function opened(reference: string, options: SourceOptions, hooks: OpenHooks): Promise<OpenImage> {
  const open = await openSource(reference, { ...options, ...hooks });
  rememberImage(reference, options.env);
  return open;
}

/** What was said of the first image (`--image`, `--platform`) does not hold for the second. */
function sideOpener({ second }: ReportCommand, options: SourceOptions): Session['openSide'] {
  const { image: _, platform: __, ...common } = options;
  const { reference: ___, ...said } = second ?? { reference: '' };
  return async (side, reference, hooks) => ({
    open: await opened(reference, side === 'left' ? options : { ...common, ...said }, hooks),
  });
}

/** The demo's sides: its own pair by name. */
async function openDemoSide(_: string, reference: string): Promise<Opened> {
  const { demoNote, openDemo } = await import('../source/demo/openDemo.ts');
  const [image] = demoPair(reference);
  return { open: await openDemo(image), remark: demoNote };
}

/** What was opened before, then what the engines have. An engine that does not answer has nothing. */
async function listImages(options: SourceOptions, signal: AbortSignal): Promise<readonly SecondChoice[]> {
  const { listEngineImages } = await import('../source/engine/listEngineImages.ts');
  const recent = recentImages(options.env).map((reference) => ({ reference, from: 'opened before' }));
  const { images } = await listEngineImages({ ...options, signal });
  return [
    ...recent,
    ...images.map(({ kind, names, id, source, size }) => ({
      reference: `${kind === 'docker' ? 'docker-daemon' : 'podman'}:${names[0] ?? id}`,
      from: source,
      size,
    })),
  ];
}

/** Opens the demo's pair in turn: the image that was asked for, then at each `other` the one that is not open. */
function demoOpener(image: string | undefined): Session['open'] {
  let [current, second] = demoPair(image);
  return async (other) => {
    const { demoNote, openDemo } = await import('../source/demo/openDemo.ts');
    if (other) [current, second] = [second, current];
    return { open: await openDemo(current), remark: demoNote, other: `${second}:latest` };
  };
}

/** Lets a person pick one of all images that the engines have. */
async function openListed(options: SourceOptions, hooks: OpenHooks): Promise<Opened> {
  const { listEngineImages } = await import('../source/engine/listEngineImages.ts');
  hooks.onProgress({ stage: 'asking the container engines', done: 0 });
  const { images, refusals } = await listEngineImages({ ...options, signal: hooks.signal });
  if (images.length === 0) {
    const tried = refusals.map(({ place, reason }) => `${place}: ${reason}`).join('; ');
    throw new UserError('no container engine has an image to show', {
      hint: `Tried: ${tried || 'nothing'}. Name an archive or an image; layerscope demo needs neither.`,
    });
  }
  const chosen = images[await hooks.choose(images.map(choiceOf))]!;
  const scheme = chosen.kind === 'docker' ? 'docker-daemon' : 'podman';
  return { open: await openSource(`${scheme}:${chosen.names[0] ?? chosen.id}`, { ...options, ...hooks }) };
}

function choiceOf({ names, id, source, size, created }: EngineListing): ImageChoice {
  return { names, id, platform: source, size, created: new Date(created * 1000).toISOString() };
}

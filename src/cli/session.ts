import type { ImageChoice } from '../model/openImage.ts';
import { UserError } from '../model/userError.ts';
import type { EngineListing } from '../source/engine/engineAnswer.ts';
import { openSource } from '../source/openSource.ts';
import type { SourceOptions } from '../source/sourceOptions.ts';
import { demoPair } from './demoPair.ts';
import type { Opened, OpenHooks, Session } from './perform.ts';
import type { ReportCommand } from './runReport.ts';

/** What the screen opens for a command line: a named image, the demo's pair, or one of the engine's images. */
export function sessionOf(command: ReportCommand, options: SourceOptions): Session {
  const layer = command.layer === undefined ? {} : { layer: command.layer };
  if (command.demo) return { reference: 'demo', ...layer, open: demoOpener(command.image) };
  const { reference } = command;
  if (reference === undefined) {
    return { reference: "the engine's images", ...layer, open: (_, hooks) => openListed(options, hooks) };
  }
  return {
    reference,
    ...layer,
    open: async (_, hooks) => ({ open: await openSource(reference, { ...options, ...hooks }) }),
  };
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

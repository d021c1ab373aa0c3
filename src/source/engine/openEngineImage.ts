import { UserError } from '../../model/userError.ts';
import { blobsOfExport } from '../blobIdentity.ts';
import type { ImageReference } from '../imageReference.ts';
import type { Spool } from '../spool.ts';
import type { EngineAnswer, EngineImage, EngineOptions, EngineRefusal, RecalledImage } from './engineAnswer.ts';
import { engineAnswers } from './engineAnswers.ts';
import type { EnginePlace } from './enginePlaces.ts';
import { type ExportRequest, exportImage, exportName } from './exportImage.ts';
import { inspectImage } from './inspectImage.ts';
import { type Engine, isRefusal, visitEngine } from './visitEngine.ts';

/**
 * The image that Docker, else Podman, has under `reference`, exported into a spool, or not exported when
 * `options.recall` knows it. Nothing is ever pulled. Expected failures come back as refusals; throws UserError when the
 * spool cannot be written, the signal's reason when aborted.
 */
export async function openEngineImage(reference: ImageReference, options: EngineOptions): Promise<EngineAnswer> {
  const refusals: EngineRefusal[] = [];
  const visit = (engine: Engine, place: EnginePlace) => openHere(engine, place, reference, options);
  for await (const answer of engineAnswers(options, visit)) {
    if (isRefusal(answer)) refusals.push(answer);
    else return 'spool' in answer ? { found: answer } : { recalled: answer, refusals };
  }
  return { refusals };
}

async function openHere(
  engine: Engine,
  place: EnginePlace,
  reference: ImageReference,
  options: EngineOptions,
): Promise<EngineImage | RecalledImage> {
  const inspection = await inspectImage(engine, reference);
  const { id, names, diffIds, size } = inspection;
  const described = { kind: engine.kind, source: engine.source, names, id };
  const isOurs = 'socketPath' in place.endpoint;
  const kept = isOurs ? await options.recall?.(engine.kind, inspection) : undefined;
  const request: ExportRequest = {
    name: exportName(reference, id),
    asked: reference.text,
    size,
    identify: isOurs ? blobsOfExport : undefined,
  };
  // by its id: the name may lead to another image by then
  const later: RecalledImage['export'] = (more) =>
    exportFrom(place, { ...request, name: id, asked: `the contents of ${reference.text}` }, { ...options, ...more });
  if (kept !== undefined) return { ...described, diffIds, kept, export: later };
  const spool = await exportImage(engine, request, options);
  return { ...described, ...(isOurs && { diffIds }), spool };
}

async function exportFrom(place: EnginePlace, request: ExportRequest, options: EngineOptions): Promise<Spool> {
  const exported = async (engine: Engine) => ({ spool: await exportImage(engine, request, options) });
  const answer = await visitEngine(place, options.signal, exported);
  if (!isRefusal(answer)) return answer.spool;
  throw new UserError(`${request.asked} cannot be read: ${answer.place}: ${answer.reason}`, {
    hint: answer.hint ?? 'Is the engine still running, and does it still have the image?',
  });
}

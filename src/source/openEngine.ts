import type { OpenImage } from '../model/openImage.ts';
import { UserError } from '../model/userError.ts';
import { blobsOfExport, vouchedBy } from './blobIdentity.ts';
import type { EngineImage, EngineKind, EngineOptions, EngineRefusal, RecalledImage } from './engine/engineAnswer.ts';
import { openEngineImage } from './engine/openEngineImage.ts';
import { imageReference, lowerCaseReference } from './imageReference.ts';
import { bytesOfKept, imageOfKept, keptImageOf, keptOfBytes } from './keptImage.ts';
import { openArchive } from './openArchive.ts';
import { recalledImage } from './recalledImage.ts';
import type { SourceOptions } from './sourceOptions.ts';

/** The image that an engine has under `word`, or why each place did not give it. */
export type EngineOpening =
  | { readonly open: OpenImage }
  | { readonly open?: undefined; readonly refusals: readonly EngineRefusal[] };

/** Asks Docker, then Podman, or `only` one kind. A word that no image can be named is not asked for: no refusals. */
export async function openEngine(word: string, options: SourceOptions, only?: EngineKind): Promise<EngineOpening> {
  const reference = imageReference(word);
  if (!reference) return { refusals: [] };
  const recall = recallIn(options);
  const answer = await openEngineImage(reference, { ...options, ...(only && { only }), ...(recall && { recall }) });
  if (answer.found) return { open: await openExport(answer.found, word, options) };
  if (answer.recalled) return { open: openRecalled(answer.recalled, word, options) };
  return { refusals: answer.refusals };
}

/** Opens an export and keeps what its image can be opened by the next time without one. */
async function openExport(found: EngineImage, word: string, options: SourceOptions): Promise<OpenImage> {
  const { spool, source, names, diffIds, kind, id } = found;
  const archive = diffIds === undefined ? spool : { ...spool, identify: blobsOfExport };
  const open = await openArchive(archive, { name: source, source: () => source, reference: word, names }, options);
  if (diffIds === undefined) return open;
  const vouched = vouchedBy(diffIds, open);
  const isNamed = open.image.layers.every(({ position }, i) => vouched.openLayer(position)?.identity === diffIds[i]);
  const kept = isNamed ? keptImageOf(spool.bytes, open.image, { id, names, reference: word, source }) : undefined;
  if (kept !== undefined) options.indexes?.keep(nameOf(kind, id), bytesOfKept(kept));
  return vouched;
}

/**
 * Recalls an image that the cache has with all of its layers. Not where one of several images or platforms is asked for:
 * which one that is the export says.
 */
function recallIn({ indexes, image, platform }: SourceOptions): EngineOptions['recall'] {
  if (indexes === undefined || image !== undefined || platform !== undefined) return undefined;
  return async (kind, { id, diffIds }) => {
    const data = diffIds.length === 0 ? undefined : await indexes.recall(nameOf(kind, id));
    const kept = data && keptOfBytes(data);
    const known = kept && imageOfKept(kept, { id, names: [], reference: '', source: '' })?.layers;
    const agrees = known?.length === diffIds.length && known.every(({ diffId }, i) => diffId === diffIds[i]);
    return kept !== undefined && agrees && (await indexes.knows(diffIds)) ? kept : undefined;
  };
}

function openRecalled(recalled: RecalledImage, word: string, options: SourceOptions): OpenImage {
  const { kept, id, names, source, diffIds } = recalled;
  const image = imageOfKept(kept, { id, names, reference: word, source })!;
  return recalledImage(image, diffIds, async (signal) => {
    const { indexes: _, onContents, ...rest } = options;
    const own = { ...rest, signal, ...(onContents && { onProgress: onContents }) };
    try {
      const spool = await recalled.export(own);
      return await openExport({ ...recalled, spool }, word, own);
    } finally {
      onContents?.(undefined);
    }
  });
}

/** Two engines may name the layers of one image differently in their exports. */
function nameOf(kind: EngineKind, id: string): string {
  return `image:${kind}:${id}`;
}

/** One message for everything that was tried. `word` as typed. */
export function notFound(word: string, refusals: readonly EngineRefusal[], path?: string): UserError {
  const isName = imageReference(word) !== undefined;
  const lower = isName ? undefined : lowerCaseReference(word);
  const tried = [
    ...(path === undefined ? [] : [`as a path: ${path}`]),
    ...(isName ? [] : [`as a name: no valid image reference${lower === undefined ? '' : ', those are in lower case'}`]),
    ...refusals.map(({ place, reason }) => `${place}: ${reason}`),
  ];
  const hint = isName ? nextStep(word, refusals) : validStep(lower);
  return new UserError(`no image ${word} was found (${tried.join('; ')})`, { hint });
}

/** What to try instead of a word that no image can be named. */
function validStep(lower: string | undefined): string {
  if (lower !== undefined) return `Try ${lower}, or pass the path of an archive.`;
  return 'Pass the path of an archive, or a name: lower-case letters and digits, . _ - / between them, then :TAG or @DIGEST.';
}

function nextStep(word: string, refusals: readonly EngineRefusal[]): string {
  const own = refusals.flatMap(({ hint }) => (hint === undefined ? [] : [hint]));
  const pull = refusals.find(({ problem }) => problem === 'missing');
  const engine = pull?.place.startsWith('podman') ? 'podman' : 'docker';
  const general = pull
    ? `layerscope never pulls: ${engine} pull ${word}, or pass the path of an archive.`
    : 'Start Docker or Podman, or pass the path of an archive.';
  return [...new Set([...own, general])].join(' ');
}

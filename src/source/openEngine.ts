import type { OpenImage } from '../model/openImage.ts';
import { UserError } from '../model/userError.ts';
import { blobsOfExport, vouchedBy } from './blobIdentity.ts';
import type { EngineKind, EngineRefusal } from './engine/engineAnswer.ts';
import { openEngineImage } from './engine/openEngineImage.ts';
import { imageReference, lowerCaseReference } from './imageReference.ts';
import { openArchive } from './openArchive.ts';
import type { SourceOptions } from './sourceOptions.ts';

/** The image that an engine has under `word`, or why each place did not give it. */
export type EngineOpening =
  | { readonly open: OpenImage }
  | { readonly open?: undefined; readonly refusals: readonly EngineRefusal[] };

/** Asks Docker, then Podman, or `only` one kind. A word that no image can be named is not asked for: no refusals. */
export async function openEngine(word: string, options: SourceOptions, only?: EngineKind): Promise<EngineOpening> {
  const reference = imageReference(word);
  if (!reference) return { refusals: [] };
  const answer = await openEngineImage(reference, { ...options, ...(only && { only }) });
  if (!answer.found) return { refusals: answer.refusals };
  const { spool, source, names, diffIds } = answer.found;
  const archive = diffIds === undefined ? spool : { ...spool, identify: blobsOfExport };
  const open = await openArchive(archive, { name: source, source: () => source, reference: word, names }, options);
  return { open: diffIds === undefined ? open : vouchedBy(diffIds, open) };
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

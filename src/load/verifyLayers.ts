import { CorruptStream } from '../archive/compression/corruptStream.ts';
import { algorithmOf, digestBytes, digestStream } from '../archive/digest.ts';
import type { Layer } from '../model/image.ts';
import type { LayerBytes, OpenImage, Progress } from '../model/openImage.ts';
import type { Problem } from '../model/problem.ts';
import { layerStream } from './layerStream.ts';
import { Slices } from './slices.ts';

/** One answer per layer, base first: null where there is nothing to check against or nothing to check. */
export type Verification = { readonly verified: readonly (boolean | null)[]; readonly problems: readonly Problem[] };

/** Reads every layer whole and checks the digest of its blob and its diff id. */
export async function verifyLayers(
  open: OpenImage,
  onProgress: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<Verification> {
  await open.fetch?.(signal);
  const verified: (boolean | null)[] = [];
  const problems: Problem[] = [];
  for (const layer of open.image.layers) {
    const stage = `checking the digest of layer ${layer.position} of ${open.image.layers.length}`;
    const tell = (done: number): void => onProgress({ stage, done, total: blob?.bytes.size ?? 0 });
    const blob = open.openLayer(layer.position);
    const faults = blob === undefined ? [] : await faultsOf(layer, blob, tell, signal);
    const claims = [layer.diffId, layer.digest].some(
      (digest) => digest !== undefined && algorithmOf(digest) !== undefined,
    );
    verified.push(blob === undefined || !claims ? null : faults.length === 0);
    problems.push(...faults);
  }
  return { verified, problems };
}

async function faultsOf(
  layer: Layer,
  blob: LayerBytes,
  tell: (done: number) => void,
  signal?: AbortSignal,
): Promise<Problem[]> {
  const faults: Problem[] = [];
  const compare = (what: string, claimed: string, found: string): void => {
    if (claimed === found) return;
    const message = `layer ${layer.position}: its ${what} is ${found}, the image says ${claimed}`;
    faults.push({ severity: 'error', code: 'digest-mismatch', message, layer: layer.position });
  };
  if (layer.digest !== undefined && layer.digest !== layer.diffId) {
    const found = await blobDigest(layer.digest, blob, tell, signal);
    if (found !== undefined) compare('digest', layer.digest, found);
  }
  const found = await streamDigest(layer.diffId, blob, tell, signal);
  if (found !== undefined) compare('diff id', layer.diffId, found);
  return faults;
}

async function blobDigest(claimed: string, blob: LayerBytes, tell: (done: number) => void, signal?: AbortSignal) {
  const algorithm = algorithmOf(claimed);
  if (algorithm === undefined) return undefined;
  const slices = new Slices(signal);
  const steps = digestBytes(blob.bytes, algorithm);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    tell(step.value);
    await slices.turn();
  }
}

async function streamDigest(claimed: string, blob: LayerBytes, tell: (done: number) => void, signal?: AbortSignal) {
  const algorithm = algorithmOf(claimed);
  if (algorithm === undefined) return undefined;
  if (blob.compression === 'none') return blobDigest(claimed, blob, tell, signal);
  try {
    return await digestStream(layerStream(blob, { signal, onRead: tell }), algorithm);
  } catch (error) {
    if (error instanceof CorruptStream) return `not known (${error.message})`;
    throw error;
  }
}

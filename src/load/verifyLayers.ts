import { CorruptStream } from '../archive/compression/corruptStream.ts';
import { algorithmOf, digestBytes, digestStream } from '../archive/digest.ts';
import type { Layer } from '../model/image.ts';
import type { LayerVerdict } from '../model/layerVerdict.ts';
import type { LayerBytes, OpenImage, Progress } from '../model/openImage.ts';
import type { Problem } from '../model/problem.ts';
import { layerStream, type StreamOptions } from './layerStream.ts';
import { Slices } from './slices.ts';

/** One answer per layer, base first. */
export type Verification = { readonly verified: readonly (boolean | null)[]; readonly problems: readonly Problem[] };

/** The digests that a layer claims. */
export type Claims = Pick<Layer, 'position' | 'diffId' | 'digest'>;

/** Reads every layer whole and checks the digest of its blob and its diff id. */
export async function verifyLayers(
  open: OpenImage,
  onProgress: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<Verification> {
  const verdicts: LayerVerdict[] = [];
  for (const layer of open.image.layers) {
    const stage = `checking the digest of layer ${layer.position} of ${open.image.layers.length}`;
    const blob = open.openLayer(layer.position);
    const onRead = (done: number): void => onProgress({ stage, done, total: blob?.bytes.size ?? 0 });
    verdicts.push(await verifyLayer(layer, blob, { onRead, signal }));
  }
  return {
    verified: verdicts.map(({ verified }) => verified),
    problems: verdicts.flatMap(({ problems }) => problems),
  };
}

/** The same for one layer. Throws the signal's reason when aborted, UserError when a tool for xz or bzip2 is missing. */
export async function verifyLayer(
  layer: Claims,
  blob: LayerBytes | undefined,
  options: StreamOptions,
): Promise<LayerVerdict> {
  const { position } = layer;
  const claims = [layer.diffId, layer.digest].some(
    (digest) => digest !== undefined && algorithmOf(digest) !== undefined,
  );
  if (blob === undefined || !claims) return { position, verified: null, problems: [] };
  const problems = await faultsOf(layer, blob, options);
  return { position, verified: problems.length === 0, problems };
}

async function faultsOf(layer: Claims, blob: LayerBytes, options: StreamOptions): Promise<Problem[]> {
  const faults: Problem[] = [];
  const compare = (what: string, claimed: string, found: string): void => {
    if (claimed === found) return;
    const message = `its ${what} is ${found}, the image says ${claimed}`;
    faults.push({ severity: 'error', code: 'digest-mismatch', message, layer: layer.position });
  };
  if (layer.digest !== undefined && layer.digest !== layer.diffId) {
    const found = await blobDigest(layer.digest, blob, options);
    if (found !== undefined) compare('digest', layer.digest, found);
  }
  const found = await streamDigest(layer.diffId, blob, options);
  if (found !== undefined) compare('diff id', layer.diffId, found);
  return faults;
}

async function blobDigest(claimed: string, blob: LayerBytes, { signal, onRead }: StreamOptions) {
  const algorithm = algorithmOf(claimed);
  if (algorithm === undefined) return undefined;
  const slices = new Slices(signal);
  const steps = digestBytes(blob.bytes, algorithm);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onRead?.(step.value);
    await slices.turn();
  }
}

async function streamDigest(claimed: string, blob: LayerBytes, options: StreamOptions) {
  const algorithm = algorithmOf(claimed);
  if (algorithm === undefined) return undefined;
  if (blob.compression === 'none') return blobDigest(claimed, blob, options);
  try {
    return await digestStream(layerStream(blob, options), algorithm);
  } catch (error) {
    if (error instanceof CorruptStream) return `not known (${error.message})`;
    throw error;
  }
}

import type { MessagePort } from 'node:worker_threads';
import type { LayerVerdict } from '../model/layerVerdict.ts';
import type { LayerBytes } from '../model/openImage.ts';
import { UserError } from '../model/userError.ts';
import type { StreamOptions } from './layerStream.ts';
import { receivedLayer, type SentLayer } from './sentLayer.ts';
import { type Claims, verifyLayer } from './verifyLayers.ts';

/** A layer to check, as plain data. */
export type DigestJob = Claims & SentLayer;

/** What a thread that checks digests does: answers each layer with a verdict. What it throws ends it, and is heard of. */
export function serveDigests(port: Pick<MessagePort, 'on' | 'postMessage'>): void {
  port.on('message', async ({ compression, place, ...layer }: DigestJob) => {
    port.postMessage(await verdictOn(layer, receivedLayer({ compression, place }), { blocking: true }));
  });
}

/** Nobody asked for this check, so a tool that is missing (xz, bzip2) is no failure: nothing is known of that layer. */
export async function verdictOn(
  layer: Claims,
  blob: LayerBytes | undefined,
  options: StreamOptions,
): Promise<LayerVerdict> {
  try {
    return await verifyLayer(layer, blob, options);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { position: layer.position, verified: null, problems: [] };
  }
}

import type { Platform } from '../../model/image.ts';
import { type DigestParts, digestParts } from './blobDigest.ts';
import type { Fields } from './fields.ts';
import { platformIn } from './imageConfig.ts';
import { present } from './runConfig.ts';
import type { LayerReference } from './storedImage.ts';

/** An OCI content descriptor (image-spec descriptor.md). */
export type Descriptor = {
  readonly mediaType: string;
  /** As written; `parts` is absent when it is no digest and must not become a file name. */
  readonly digest: string;
  readonly parts?: DigestParts;
  readonly size?: number;
  readonly annotations: ReadonlyMap<string, string>;
  readonly artifactType?: string;
  readonly platform?: Platform;
  readonly foreign: boolean;
  readonly data?: Uint8Array;
};

const foreignType = /\.(?:foreign|nondistributable)\./;

export function descriptorOf(fields: Fields): Descriptor {
  const digest = fields.text('digest') ?? '';
  const mediaType = fields.text('mediaType') ?? '';
  const data = fields.text('data');
  const platform = fields.object('platform');
  return {
    mediaType,
    digest,
    ...present('parts', digestParts(digest)),
    ...present('size', fields.number('size')),
    annotations: fields.map('annotations'),
    ...present('artifactType', fields.text('artifactType')),
    ...present('platform', platform && platformIn(platform)),
    foreign: foreignType.test(mediaType) || (fields.texts('urls') ?? []).length > 0,
    ...present('data', data === undefined ? undefined : new Uint8Array(Buffer.from(data, 'base64'))),
  };
}

/** Names that a descriptor carries: containerd's whole one, else the reference, which is a tag or a whole name. */
export function namesOf({ annotations }: Descriptor): readonly string[] {
  const name = annotations.get('io.containerd.image.name') || annotations.get('org.opencontainers.image.ref.name');
  return name ? [name] : [];
}

/** BuildKit's provenance and SBOM manifests: `unknown/unknown`, and an annotation. */
export function isAttestation({ annotations, platform }: Descriptor): boolean {
  return (
    annotations.get('vnd.docker.reference.type') === 'attestation-manifest' ||
    (platform?.os === 'unknown' && platform.architecture === 'unknown')
  );
}

/** A descriptor in `layers`; `nameOf` says where a store keeps a blob. */
export function layerOf(descriptor: Descriptor, nameOf: (parts: DigestParts) => string): LayerReference {
  const { parts, digest, size, mediaType, foreign, data } = descriptor;
  return {
    ...present('name', parts && nameOf(parts)),
    ...(parts && { digest }),
    ...present('size', size),
    mediaType,
    foreign,
    ...present('data', data),
  };
}

/**
 * Digests that become file names are checked first: CVE-2024-3727 was a digest with `../` in it. The registered
 * algorithms and lengths of OCI image-spec descriptor.md, hexadecimal in lower case.
 */
const digestPattern = /^([a-z0-9]+(?:[+._-][a-z0-9]+)*):([0-9a-f]{32,128})$/;

export type DigestParts = { readonly algorithm: string; readonly hex: string };

/** The parts of a digest, or undefined when it is none. */
export function digestParts(digest: string): DigestParts | undefined {
  const [, algorithm, hex] = digestPattern.exec(digest) ?? [];
  return algorithm === undefined || hex === undefined ? undefined : { algorithm, hex };
}

/** Where a store keeps the blobs and manifests that a digest names. */
export type Locate = {
  blob(parts: DigestParts): string;
  manifest(parts: DigestParts): string;
};

const inLayout = ({ algorithm, hex }: DigestParts): string => `blobs/${algorithm}/${hex}`;

/** An OCI layout (image-layout.md). */
export const layoutNames: Locate = { blob: inLayout, manifest: inLayout };

/** skopeo's `dir:` (containers/image directory/directory_transport.go). */
export const dirNames: Locate = { blob: ({ hex }) => hex, manifest: ({ hex }) => `${hex}.manifest.json` };

/** `<hex>.tar.gz` of go-containerregistry and jib names the blob's digest, `blobs/sha256/<hex>` of a layout does too. */
const namedByDigest = /^(?:\.?\/)?(?:blobs\/sha256\/([0-9a-f]{64})(?:\.tar\.gz)?|([0-9a-f]{64})\.tar\.gz)$/;

/** The digest that a layer's file name says, where the form names files so. */
export function digestOfName(name: string): string | undefined {
  const [, layout, flat] = namedByDigest.exec(name) ?? [];
  const hex = layout ?? flat;
  return hex === undefined ? undefined : `sha256:${hex}`;
}

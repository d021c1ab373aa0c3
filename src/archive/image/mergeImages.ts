import type { StoredImage } from './storedImage.ts';

/**
 * The two sides of an archive that has a manifest.json and an index.json. What both know (the same config) is taken
 * from the first, with the second's platform and manifest digest; images of other platforms come from the second, which
 * alone knows them. Where the first calls an image `mp:1`, the second says `docker.io/library/mp:1` to all platforms
 * of it: they get the first's name, so that they are found to be one image.
 */
export function mergeImages(docker: readonly StoredImage[], oci: readonly StoredImage[]): readonly StoredImage[] {
  const byConfig = new Map(oci.map((image) => [image.config.id, image]));
  const known = new Set(docker.map((image) => image.config.id));
  const shortNames = new Map<string, readonly string[]>();
  const merged = docker.map((image) => {
    const twin = image.config.id === '' ? undefined : byConfig.get(image.config.id);
    if (!twin) return image;
    const platform = image.platform.os === '' ? twin.platform : image.platform;
    const names = image.names.length > 0 ? image.names : twin.names;
    shortNames.set(JSON.stringify(twin.names), names);
    return { ...image, names, platform, ...(twin.manifest !== undefined && { manifest: twin.manifest }) };
  });
  const others = oci.filter((image) => image.config.id === '' || !known.has(image.config.id));
  return [
    ...merged,
    ...others.map((image) => ({ ...image, names: shortNames.get(JSON.stringify(image.names)) ?? image.names })),
  ];
}

import { fullName, type ImageName, imageReference } from './imageReference.ts';

/**
 * Places in `images` that `wanted` means, by the closest way in which any of them matches: the very name; the same
 * name with Docker's defaults (`alpine` is `docker.io/library/alpine:latest`); the end of a name (`x:1` for
 * `localhost/x:1`); that without a tag; the beginning of an id.
 */
export function matchingImages(
  wanted: string,
  images: readonly { readonly names: readonly string[]; readonly id: string }[],
): readonly number[] {
  const reference = imageReference(wanted);
  const name = reference?.name;
  const digits = reference?.id ?? '';
  const ways: ((image: (typeof images)[number]) => boolean)[] = [
    ({ names }) => names.includes(wanted),
    ({ names }) => name !== undefined && names.some((each) => sameName(name, each)),
    ({ names }) => name !== undefined && names.some((each) => endsWith(each, wanted, name, true)),
    ({ names }) => name !== undefined && names.some((each) => endsWith(each, wanted, name, false)),
    ({ id }) => digits.length >= 4 && id.replace(/^sha256:/, '').startsWith(digits),
  ];
  for (const matches of ways) {
    const places = images.flatMap((image, i) => (matches(image) ? [i] : []));
    if (places.length > 0) return places;
  }
  return [];
}

function sameName(wanted: ImageName, text: string): boolean {
  const name = imageReference(text)?.name;
  return name !== undefined && fullName(name) === fullName(wanted);
}

/** Whether `text` ends with the path that was typed, at a slash; the tags agree, or no tag was typed and any will do. */
function endsWith(text: string, typed: string, wanted: ImageName, sameTag: boolean): boolean {
  const name = imageReference(text)?.name;
  if (name === undefined || wanted.digest !== undefined) return false;
  const tag = wanted.tag ?? 'latest';
  if (sameTag ? tag !== (name.tag ?? 'latest') : wanted.tag !== undefined) return false;
  const path = wanted.tag === undefined ? typed : typed.slice(0, -wanted.tag.length - 1);
  return `/${name.domain}/${name.repository}`.endsWith(`/${path}`);
}

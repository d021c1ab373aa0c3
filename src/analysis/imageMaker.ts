import type { Image } from '../model/image.ts';

const makers = ['nix2container', 'kaniko', 'jib', 'buildah', 'umoci', 'ko build', 'bazel'] as const;

/** Who built an image, where its history says so: `Nix`, `BuildKit`, `buildah`. */
export function imageMaker({ layers, history }: Pick<Image, 'layers' | 'history'>): string | undefined {
  if (layers.some((layer) => layer.storePaths.length > 0)) return 'Nix';
  if (history.some((step) => step.comment.startsWith('buildkit.'))) return 'BuildKit';
  const maker = makers.find((name) => history.some((step) => step.createdBy.startsWith(name)));
  return maker?.split(' ')[0];
}

/** Builders that want the same image twice write a time of their own, in seconds since 1970: Nix 1970 and, in files, 1980. */
export function isFixedTime(seconds: number): boolean {
  return seconds <= 1 || seconds === 315_532_800;
}

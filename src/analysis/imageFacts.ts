import type { Run } from '../compare/runOf.ts';
import type { Tree } from '../layers/tree.ts';
import type { Image } from '../model/image.ts';
import { type Census, census } from './census.ts';
import { type EmptyLayer, emptyLayers } from './emptyLayers.ts';
import { packedSize, shippedSize } from './imageSize.ts';
import { packageManagerOf, shellOf, type Tool } from './imageTools.ts';
import type { OnlyIn } from './onlyIn.ts';
import type { PackageKind, PackageReport } from './packages/packageReport.ts';

/** What is said of one image, as far as its end, beside another. Names of images are raw, paths latin1. */
export type ImageFacts = {
  readonly image: Image;
  /** How many of its layers that is: all, unless somebody chose another end. */
  readonly layers: number;
  /** Bytes that the layers ship: what `docker image ls` prints. */
  readonly size: number;
  /** Those of them that ship no bytes, and what they have instead. */
  readonly emptyLayers: readonly EmptyLayer[];
  /** Bytes of the final file system. */
  readonly visible: number;
  /** Bytes of the blobs as stored; null where they lie unpacked. */
  readonly packed: number | null;
  readonly census: Census;
  /** Paths that only this image has. */
  readonly only: OnlyIn;
  /** Layers with no layer of the same diff id on the other side, and their bytes. */
  readonly ownLayers: { readonly layers: number; readonly bytes: number };
  /** `Alpine Linux 3.19.4`, latin1. */
  readonly distribution: string | null;
  /** Packages by kind, most first, `none` left out. */
  readonly packages: readonly KindFacts[];
  /** As `PackageReport` has it. */
  readonly storeClosure?: number | null;
  readonly shell: Tool | null;
  readonly packageManager: Tool | null;
  /** What `docker run IMG` starts. */
  readonly run: Run;
  /** What `docker run IMG x` starts. */
  readonly runWith: Run;
};

export type KindFacts = { readonly kind: PackageKind; readonly packages: number; readonly bytes: number };

/** What only holding the two against each other tells. */
type Compared = Pick<ImageFacts, 'visible' | 'only' | 'ownLayers' | 'run' | 'runWith'>;

export function imageFacts(tree: Tree, packages: PackageReport, compared: Compared): ImageFacts {
  const { stack, position } = tree;
  return {
    image: stack.image,
    layers: position,
    size: shippedSize({ indexes: stack.indexes.slice(0, position) }),
    emptyLayers: emptyLayers(stack, position),
    packed: packedSize({ layers: stack.image.layers.slice(0, position) }),
    census: census(tree),
    distribution: packages.distribution ?? null,
    packages: kindsOf(packages),
    ...(packages.storeClosure === undefined ? {} : { storeClosure: packages.storeClosure }),
    shell: shellOf(tree),
    packageManager: packageManagerOf(tree),
    ...compared,
  };
}

function kindsOf({ packages }: PackageReport): readonly KindFacts[] {
  const kinds = new Map<PackageKind, KindFacts>();
  for (const { kind, bytes } of packages) {
    if (kind === 'none') continue;
    const sum = kinds.get(kind) ?? { kind, packages: 0, bytes: 0 };
    kinds.set(kind, { kind, packages: sum.packages + 1, bytes: sum.bytes + bytes });
  }
  return [...kinds.values()].sort((a, b) => b.packages - a.packages);
}

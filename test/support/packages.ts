import { packageDatabases } from '../../src/analysis/packages/packageDatabases.ts';
import type { PackageReport } from '../../src/analysis/packages/packageReport.ts';
import { packagesOf } from '../../src/analysis/packages/packagesOf.ts';
import type { Tree } from '../../src/layers/tree.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { loadImage } from '../../src/load/loadImage.ts';
import { readFiles } from '../../src/load/readFiles.ts';
import type { OpenImage } from '../../src/model/openImage.ts';
import { layer, type Piece } from './layer.ts';
import { openBlobs } from './openImage.ts';

export type Packaged = { readonly tree: Tree; readonly report: PackageReport };

/** The final tree of an image and its packages, databases read as the program reads them. */
export async function packagesOfImage(open: OpenImage): Promise<Packaged> {
  const stack = await loadImage(open);
  const tree = treeAt(stack, stack.indexes.length);
  return { tree, report: packagesOf(tree, await readFiles(open, tree, packageDatabases(tree))) };
}

/** The same of an image of these layers, base first. */
export async function packagesOfLayers(...layers: Piece[][]): Promise<Packaged> {
  return packagesOfImage(openBlobs(await Promise.all(layers.map((pieces) => layer(...pieces)))));
}

/** A report as lines: `dpkg bash 5.2-1 1234 B 2 files`, `none 10 B 1 files`. */
export function packageLines({ packages }: PackageReport): string[] {
  return packages.map(({ kind, name, version, bytes, files }) =>
    [kind, name, version, `${bytes} B`, `${files} files`].filter(Boolean).join(' '),
  );
}

import { packageDatabases } from '../../src/analysis/packages/packageDatabases.ts';
import { packagesOf } from '../../src/analysis/packages/packagesOf.ts';
import { problemsOf } from '../../src/analysis/problemsOf.ts';
import { programPair } from '../../src/analysis/programFacts.ts';
import { knownComparison } from '../../src/cli/knownComparison.ts';
import { readStoreClosure } from '../../src/cli/readStoreClosure.ts';
import { alignLayers } from '../../src/compare/alignLayers.ts';
import { compareConfigs } from '../../src/compare/compareConfigs.ts';
import { equalAcross } from '../../src/compare/imageEquality.ts';
import { finished } from '../../src/compare/steps.ts';
import { throughLinks } from '../../src/layers/throughLinks.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { loadImage } from '../../src/load/loadImage.ts';
import { readFiles } from '../../src/load/readFiles.ts';
import type { Image } from '../../src/model/image.ts';
import type { OpenImage } from '../../src/model/openImage.ts';
import type { ComparisonReportInput } from '../../src/report/comparisonJson.ts';
import { layer, type Piece } from '../support/layer.ts';
import { openBlobs } from '../support/openImage.ts';

/** What a report of two images is made of, contents known; `through`: links looked through. */
export async function comparisonOf(
  left: OpenImage,
  right: OpenImage,
  { through = false }: { readonly through?: boolean } = {},
): Promise<ComparisonReportInput> {
  const [a, b] = [await loaded(left), await loaded(right)];
  const config = compareConfigs(a.tree, b.tree);
  const { signal } = new AbortController();
  const seen = (image: typeof a) => (through ? { ...image, tree: finished(throughLinks(image.tree)) } : image);
  const comparison = await knownComparison(seen(a), seen(b), (known) => programPair(known, config.run), signal);
  return {
    comparison,
    layers: alignLayers(a.stack, b.stack, equalAcross(comparison.equality)),
    config,
    packages: { left: a.packages, right: b.packages },
    problems: { left: problemsOf(a.stack), right: problemsOf(b.stack) },
  };
}

async function loaded(open: OpenImage) {
  const stack = await loadImage(open);
  const tree = treeAt(stack, stack.image.layers.length);
  const listed = packagesOf(tree, await readFiles(open, tree, packageDatabases(tree)));
  const storeClosure = await readStoreClosure(open, tree);
  return { open, stack, tree, packages: storeClosure === undefined ? listed : { ...listed, storeClosure } };
}

/** An image of these layers, base first, with what differs from an empty config. */
export async function imageOf(layers: readonly Piece[][], image: Partial<Image> = {}): Promise<OpenImage> {
  const open = openBlobs(await Promise.all(layers.map((pieces) => layer(...pieces))));
  return { ...open, image: { ...open.image, ...image } };
}

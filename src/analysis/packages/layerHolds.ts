import type { Tree } from '../../layers/tree.ts';
import { osReleases } from './packageDatabases.ts';
import type { PackageDatabase, PackageReport } from './packageReport.ts';

/** What a layer brought as a whole. */
export type LayerHolds = {
  /** `Alpine Linux 3.19.4`, latin1: the layer wrote the os-release that is seen. */
  readonly distribution?: string;
  /** Packages of the databases that are seen as this layer wrote them, `apk 15`. */
  readonly packages: readonly { readonly kind: PackageDatabase['kind']; readonly count: number }[];
};

/** What of the report of a tree the layer at `position` brought: whoever wrote a database last installed what it lists. */
export function layerHolds(tree: Tree, report: PackageReport, position: number): LayerHolds {
  const wrote = (path: string): boolean => {
    const node = tree.find(path);
    return node >= 0 && tree.kind(node) === 'file' && tree.layer(node) === position;
  };
  const kinds = new Set(report.databases.filter(({ path }) => wrote(path)).map(({ kind }) => kind));
  const packages = [...kinds].map((kind) => {
    return { kind, count: report.packages.filter((one) => one.kind === kind).length };
  });
  const { distribution } = report;
  return { packages, ...(distribution !== undefined && osReleases.some(wrote) && { distribution }) };
}

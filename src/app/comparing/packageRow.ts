import type { PackageKind } from '../../analysis/packages/packageReport.ts';
import type { PairClass } from '../../compare/imageComparison.ts';

/** What one side has of a package row. Version latin1, empty where nothing says it. */
export type PackageCell = {
  readonly version: string;
  readonly bytes: number;
  readonly files: number;
  /** Of files of no package: whose they are on the other side, or where they lie. Readable. */
  readonly remark?: string;
};

/** One row of the Packages tab. Texts of packages are latin1. */
export type PackageRow = {
  readonly what: 'package' | 'rest' | 'none' | 'sum';
  readonly key: string;
  readonly kind: PackageKind;
  readonly name: string;
  /** Of `none`: `no package: bin/hello`, readable, and the pair of the largest of these files. */
  readonly title?: string;
  readonly pair?: number;
  /** Of `rest`: how many packages it stands for, each with less than `under` bytes. */
  readonly count?: number;
  readonly under?: number;
  readonly open?: boolean;
  readonly class: PairClass;
  readonly left?: PackageCell;
  readonly right?: PackageCell;
};

export type PackageRows = {
  readonly rows: readonly PackageRow[];
  /** Bars share one scale: the largest side of any row but the sum. */
  readonly largest: number;
  /** Whether a side's packages are not read yet: its cells read `…`. */
  readonly unread: { readonly left: boolean; readonly right: boolean };
};

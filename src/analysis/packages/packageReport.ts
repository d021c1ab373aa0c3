/** Who says that a file belongs to a package: a database of the image, the name of a store path, or nobody. */
export type PackageKind = 'apk' | 'dpkg' | 'rpm' | 'nix' | 'none';

/** One package of a file system. Texts are latin1 strings of the image's bytes, as paths are, and raw: whoever prints makes them readable. */
export type Package = {
  readonly kind: PackageKind;
  /** Empty for `none`. */
  readonly name: string;
  /** Empty where nothing says it. */
  readonly version: string;
  /** What it was built from (`openssl` of libssl3); its own name when nothing else is said. */
  readonly origin: string;
  /** Bytes of its files that are there; hard links once. */
  readonly bytes: number;
  /** Its regular files that are there; each name of one (hard links) counts. */
  readonly files: number;
  /** The installed size that the database claims, in bytes. */
  readonly recordedBytes?: number;
  /** One line. */
  readonly description?: string;
  readonly license?: string;
  /** What it requires and what it provides beside its name, as its database has it (see `neededBy`). */
  readonly requires?: string;
  readonly provides?: string;
  /** The store path of `nix`, latin1: packages of the same name and version differ in it. */
  readonly path?: string;
};

/** A database or store that was found. */
export type PackageDatabase = {
  readonly kind: Exclude<PackageKind, 'none'>;
  /** latin1 */
  readonly path: string;
  /** Why packages of it are missing, a clause. */
  readonly fault?: string;
};

/** Whom the visible bytes of a tree belong to. The packages' bytes sum to the tree's, their files to its files. */
export type PackageReport = {
  /** Largest first, then by name; `none`, what no package has, is always there and last. */
  readonly packages: readonly Package[];
  /** `Alpine Linux 3.19.4`, as os-release says. */
  readonly distribution?: string;
  readonly databases: readonly PackageDatabase[];
  /**
   * Bytes of the closure of what the image has of a store (`nix path-info -S`); null where not all of it can be read,
   * absent without a store and while nobody has read its contents.
   */
  readonly storeClosure?: number | null;
  /** The package of a file, link or device; undefined for directories and nodes that are absent. */
  ownerOf(node: number): Package | undefined;
};

/** A Nix store path's name taken apart: `<hash>-<name>` (nix `src/libstore/path.cc`). */
export type StoreName = {
  /** 32 digits of Nix's base 32. */
  readonly hash: string;
  /** `hello-static-1.0`. */
  readonly rest: string;
};

// Nix's base 32 leaves out e, o, t and u.
const pattern = /^([0-9abcdfghijklmnpqrsvwxyz]{32})-([0-9A-Za-z+\-._?=]{1,211})$/;

/** The parts of one name in a store; undefined for every other name. */
export function storeName(name: string): StoreName | undefined {
  // Almost every name fails here, and rows ask for all of them.
  if (name.length < 34 || name[32] !== '-') return undefined;
  const match = pattern.exec(name);
  return match ? { hash: match[1] ?? '', rest: match[2] ?? '' } : undefined;
}

/** A path that starts in a store: the store (`nix/store/`), the store path's own name, and what follows with its slash. */
export function inStore(
  path: string,
): { readonly store: string; readonly own: StoreName; readonly below: string } | undefined {
  const match = /^\/?((?:[^/]+\/)*?store\/)([^/]{34,})(\/.*)?$/s.exec(path);
  const own = match ? storeName(match[2] ?? '') : undefined;
  return match && own ? { store: match[1] ?? '', own, below: match[3] ?? '' } : undefined;
}

/** A Nix store path's name taken apart: `<hash>-<name>`, formats.md §1.3. */
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

// The outputs that nixpkgs splits packages into.
const outputs = /-(bin|dev|lib|out|man|doc|info|debug|static|dist)$/;
// Packages of a language carry its interpreter in front: python3.12-numpy-2.2.2.
const interpreter = /^((?:python|perl|ruby|lua|php|guile|octave)[\d.]+)-(.+)$/;

/** Name and version by Nix's own rule: the version starts behind the first dash that no letter follows. */
export function packageOf(rest: string): { readonly name: string; readonly version: string } {
  const dash = rest.search(/-(?![A-Za-z])/);
  if (dash <= 0) return { name: rest, version: '' };
  const version = rest.slice(dash + 1);
  const output = outputs.exec(version);
  if (!output) return { name: rest.slice(0, dash), version };
  return { name: `${rest.slice(0, dash)}-${output[1]}`, version: version.slice(0, output.index) };
}

/** `hello-static 1.0`, `gcc-lib 13.3.0`, `numpy 2.2.2 (python3.12)` of a name without its hash. */
export function packageText(rest: string): string {
  const { name, version } = packageOf(rest);
  const language = version === '' ? null : interpreter.exec(name);
  if (language) return `${language[2]} ${version} (${language[1]})`;
  return version === '' ? name : `${name} ${version}`;
}

/** A path that starts in a store: the store (`nix/store/`), the store path's own name, and what follows with its slash. */
export function inStore(
  path: string,
): { readonly store: string; readonly own: StoreName; readonly below: string } | undefined {
  const match = /^\/?((?:[^/]+\/)*?store\/)([^/]{34,})(\/.*)?$/s.exec(path);
  const own = match ? storeName(match[2] ?? '') : undefined;
  return match && own ? { store: match[1] ?? '', own, below: match[3] ?? '' } : undefined;
}

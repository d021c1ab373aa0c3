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
  return versionedName(packageOf(rest));
}

/** The same of what `packageOf` parted. */
export function versionedName({ name, version }: { readonly name: string; readonly version: string }): string {
  const language = version === '' ? null : interpreter.exec(name);
  if (language) return `${language[2]} ${version} (${language[1]})`;
  return version === '' ? name : `${name} ${version}`;
}

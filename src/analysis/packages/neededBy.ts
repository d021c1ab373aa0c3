import type { Package, PackageReport } from './packageReport.ts';

/**
 * The packages of a report that need one of it, as their database says: they require its name or something that it
 * provides. Alternatives count (`a | b` needs both), versions do not. Undefined where the database does not say it.
 */
export function neededBy({ packages }: Pick<PackageReport, 'packages'>, one: Package): readonly Package[] | undefined {
  if (one.requires === undefined && one.provides === undefined) return undefined;
  const given = new Set([one.name, ...capabilities(one.kind, one.provides ?? '')]);
  return packages.filter(
    (other) => other !== one && other.kind === one.kind && requires(other).some((name) => given.has(name)),
  );
}

function requires({ kind, requires: text }: Package): readonly string[] {
  return text === undefined ? [] : capabilities(kind, text);
}

/**
 * The names in a list of dependencies: apk's `so:libc.so.6=1 busybox>=1.36 !conflict` (apk-world(5)), dpkg's
 * `libc6 (>= 2.36), awk | mawk:any` (deb-control(5), Depends).
 */
function capabilities(kind: Package['kind'], text: string): readonly string[] {
  const names =
    kind === 'dpkg'
      ? text.split(/[,|]/).map((part) => part.trim().replace(/[ (:].*/s, ''))
      : text.split(' ').map((part) => (part[0] === '!' ? '' : part.replace(/[<>=~].*/s, '')));
  return names.filter((name) => name !== '');
}

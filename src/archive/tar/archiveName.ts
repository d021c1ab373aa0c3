/**
 * The name under which an entry of an outer archive is found: no leading slash, `.`, `..` and empty components
 * resolved. `..` stays inside the archive, as in a scope (moby FollowSymlinkInScope): no name reaches the host.
 */
export function archiveName(name: string): string {
  const parts: string[] = [];
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Where the link `name` leads: a symlink's target starts at its directory, a hard link's at the root. */
export function linkName(name: string, target: string, kind: string): string {
  if (kind === 'hardlink' || target.startsWith('/')) return archiveName(target);
  return archiveName(`${name.slice(0, name.lastIndexOf('/') + 1)}${target}`);
}

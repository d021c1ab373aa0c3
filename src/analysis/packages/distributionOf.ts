import { latin1OfBytes } from '../../model/latin1.ts';
import { lines } from './lines.ts';
import { osReleases } from './packageDatabases.ts';

/**
 * `Alpine Linux 3.19.4`, `Debian GNU/Linux 12`: NAME and VERSION_ID of os-release(5), because Alpine's PRETTY_NAME has
 * no patch level; without a VERSION_ID (rolling distributions) PRETTY_NAME.
 */
export function distributionOf(files: ReadonlyMap<string, Uint8Array>): string | undefined {
  const bytes = osReleases.map((path) => files.get(path)).find((found) => found !== undefined);
  if (bytes === undefined) return undefined;
  const values = assignments(latin1OfBytes(bytes));
  const name = values.get('NAME');
  const version = values.get('VERSION_ID');
  return name && version ? `${name} ${version}` : values.get('PRETTY_NAME') || name || undefined;
}

function assignments(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const line of lines(text)) {
    const match = /^\s*(NAME|VERSION_ID|PRETTY_NAME)=(.{0,200})/.exec(line);
    if (match) values.set(match[1] ?? '', unquoted((match[2] ?? '').trim()));
  }
  return values;
}

/** Shell quoting, as far as os-release(5) allows it. */
function unquoted(value: string): string {
  const quote = value[0];
  const inner = (quote === '"' || quote === "'") && value.endsWith(quote) ? value.slice(1, -1) : value;
  return quote === "'" ? inner : inner.replace(/\\(["'$\\`])/g, '$1');
}

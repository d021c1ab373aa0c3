import { latin1OfBytes } from '../../model/latin1.ts';
import { type Stanza, stanzas } from './controlStanzas.ts';
import type { Installed } from './installed.ts';
import { lines } from './lines.ts';
import { dpkgInfo, dpkgStatus, dpkgStatusFolder } from './packageDatabases.ts';

type Files = ReadonlyMap<string, Uint8Array>;

/** States in which no file of the package is left, or only its configuration (dpkg(1), "Package states"). */
const gone = ['not-installed', 'config-files'];

/** The packages of dpkg's status file, their files from `info/NAME.list` (or `NAME:ARCHITECTURE.list`). */
export function* dpkgPackages(files: Files): Generator<Installed> {
  // The first to own a path keeps it, so a list is read once, however often a hostile status names its package.
  const unread = new Map(files);
  for (const stanza of stanzas(textOf(files, dpkgStatus))) {
    const state = stanza.get('status')?.split(' ').at(-1) ?? '';
    if (gone.includes(state)) continue;
    const name = stanza.get('package') ?? '';
    const list = `${dpkgInfo}/${name}:${stanza.get('architecture') ?? ''}.list`;
    const found = unread.has(list) ? list : `${dpkgInfo}/${name}.list`;
    yield installed(stanza, lines(textOf(unread, found)));
    unread.delete(found);
  }
}

/**
 * The packages of a distroless image: `status.d/NAME` is what the status file would say, `status.d/NAME.md5sums` lists
 * the files; configuration is not among them.
 */
export function* distrolessPackages(files: Files): Generator<Installed> {
  for (const path of files.keys()) {
    if (!path.startsWith(`${dpkgStatusFolder}/`) || path.endsWith(sums)) continue;
    let text = textOf(files, `${path}${sums}`);
    for (const stanza of stanzas(textOf(files, path))) {
      yield installed(stanza, summed(text));
      text = '';
    }
  }
}

const sums = '.md5sums';

/** `d41d8cd98f00b204e9800998ecf8427e  usr/share/doc/x`, a second space or `*` in front of the path. */
function* summed(text: string): Generator<string> {
  for (const line of lines(text)) {
    const space = line.indexOf(' ');
    if (space > 0) yield line.slice(space + 2);
  }
}

function textOf(files: Files, path: string): string {
  const bytes = files.get(path);
  return bytes === undefined ? '' : latin1OfBytes(bytes);
}

function installed(stanza: Stanza, paths: Iterable<string>): Installed {
  const name = stanza.get('package') ?? '';
  // The version of the source stands behind it where it differs: `glibc (2.36-9)`.
  const origin = stanza.get('source')?.replace(/ .*/s, '');
  const kibibytes = stanza.get('installed-size') ?? '';
  const description = stanza.get('description');
  return {
    kind: 'dpkg',
    name,
    version: stanza.get('version') ?? '',
    origin: origin || name,
    ...(/^\d{1,12}$/.test(kibibytes) ? { recordedBytes: Number(kibibytes) * 1024 } : {}),
    ...(description ? { description } : {}),
    requires: [stanza.get('pre-depends'), stanza.get('depends')].filter(Boolean).join(', '),
    provides: stanza.get('provides') ?? '',
    paths,
  };
}

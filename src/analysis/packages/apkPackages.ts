import type { Installed } from './installed.ts';
import { lines } from './lines.ts';

/**
 * The packages of apk's installed database: stanzas of `X:value` lines parted by empty lines (apk-tools
 * `src/database.c`, apk_db_read and its fields; the same text in versions 2 and 3). `F:` names a directory, each `R:`
 * after it a file in it.
 */
export function* apkPackages(text: string): Generator<Installed> {
  let stanza = newStanza();
  for (const line of lines(text)) {
    if (line !== '') {
      addLine(stanza, line);
      continue;
    }
    if (stanza.fields.get('P')) yield installed(stanza);
    stanza = newStanza();
  }
  if (stanza.fields.get('P')) yield installed(stanza);
}

type Stanza = { readonly fields: Map<string, string>; readonly paths: string[]; folder: string };

const kept = ['P', 'V', 'o', 'I', 'T', 'L', 'D', 'p'];

function newStanza(): Stanza {
  return { fields: new Map(), paths: [], folder: '' };
}

function addLine(stanza: Stanza, line: string): void {
  if (line[1] !== ':') return;
  const key = line[0]!;
  const value = line.slice(2);
  if (key === 'F') stanza.folder = value;
  else if (key === 'R') stanza.paths.push(`${stanza.folder}/${value}`);
  else if (kept.includes(key)) stanza.fields.set(key, value);
}

function installed({ fields, paths }: Stanza): Installed {
  const name = fields.get('P') ?? '';
  const size = fields.get('I') ?? '';
  const description = fields.get('T');
  const license = fields.get('L');
  return {
    kind: 'apk',
    name,
    version: fields.get('V') ?? '',
    origin: fields.get('o') ?? name,
    ...(/^\d{1,15}$/.test(size) ? { recordedBytes: Number(size) } : {}),
    ...(description ? { description } : {}),
    ...(license ? { license } : {}),
    requires: fields.get('D') ?? '',
    provides: fields.get('p') ?? '',
    paths,
  };
}

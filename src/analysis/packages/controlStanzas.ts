import { lines } from './lines.ts';

/** Fields by name in lower case, the first line of each. */
export type Stanza = ReadonlyMap<string, string>;

const kept = new Set([
  ...['package', 'version', 'architecture', 'status', 'source', 'installed-size', 'description'],
  ...['depends', 'pre-depends', 'provides'],
]);

/** The stanzas of a Debian control file that name a package (deb-control(5)); lines that begin with a blank continue a field. */
export function* stanzas(text: string): Generator<Stanza> {
  let fields = new Map<string, string>();
  for (const line of lines(text)) {
    if (line.trim() === '') {
      if (fields.get('package')) yield fields;
      fields = new Map();
    } else if (line[0] !== ' ' && line[0] !== '\t') addField(fields, line);
  }
  if (fields.get('package')) yield fields;
}

function addField(fields: Map<string, string>, line: string): void {
  const colon = line.indexOf(':');
  // No field that is kept has a longer name: a line without colon may be megabytes of something else.
  const name = colon > 0 && colon < 20 ? line.slice(0, colon).toLowerCase() : '';
  if (kept.has(name) && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
}

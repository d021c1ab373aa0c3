import { type Header, pack } from 'tar-stream';
import { type DemoEntry, type DemoTable, demoEntry } from './demoTable.ts';
import { standIn } from './standIn.ts';

/** An entry for `tarOf`. */
type Piece = { readonly header: Partial<Header> & { name: string }; readonly body?: Uint8Array };

/** The tar of one layer of the demo, entries as the real layer has them. */
export function demoLayer(lines: readonly string[], texts: DemoTable['texts']): Promise<Uint8Array> {
  return tarOf(lines.map((line) => piece(demoEntry(line), texts)));
}

/** A plain tar of files in memory, made at the beginning of 1970 and owned by root. */
export function tarOfFiles(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const header = { mode: 0o644, mtime: new Date(0), type: 'file' } as const;
  return tarOf([...files].map(([name, body]) => ({ header: { ...header, name }, body })));
}

function piece(entry: DemoEntry, texts: DemoTable['texts']): Piece {
  const { kind, name, mode, uid, gid, modified, target } = entry;
  const header = { name, mode, uid, gid, mtime: new Date(modified * 1000), type: kind };
  if (kind === 'file') return { header, body: contentOf(entry, texts) };
  return { header: kind === 'symlink' ? { ...header, linkname: target } : header };
}

function contentOf({ content, size }: DemoEntry, texts: DemoTable['texts']): Uint8Array {
  const kept = texts[content];
  return kept === undefined ? standIn(content, size) : Buffer.from(kept);
}

async function tarOf(pieces: readonly Piece[]): Promise<Uint8Array> {
  const tar = pack();
  for (const { header, body } of pieces) {
    if (body === undefined) tar.entry(header);
    else tar.entry(header, body);
  }
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

import { type Header, pack } from 'tar-stream';

/** One entry for `layer`: tar-stream's header and the body. */
export type Piece = { readonly header: Partial<Header> & { name: string }; readonly body?: Uint8Array | undefined };

const time = new Date(1_700_000_000_000);

/** A regular file; `attributes` overrides any header field (mode, uid, mtime, pax …). */
export function file(name: string, content: string | Uint8Array = '', attributes: Partial<Header> = {}): Piece {
  const body = typeof content === 'string' ? Buffer.from(content) : content;
  return { header: { name, mode: 0o644, mtime: time, type: 'file', size: body.length, ...attributes }, body };
}

export function directory(name: string, attributes: Partial<Header> = {}): Piece {
  return { header: { name, mode: 0o755, mtime: time, type: 'directory', ...attributes } };
}

export function symlink(name: string, target: string, attributes: Partial<Header> = {}): Piece {
  return { header: { name, mode: 0o777, mtime: time, type: 'symlink', linkname: target, ...attributes } };
}

export function hardlink(name: string, target: string, attributes: Partial<Header> = {}): Piece {
  return { header: { name, mode: 0o644, mtime: time, type: 'link', linkname: target, ...attributes } };
}

/** Removes `path` of the layers below: an empty file named `.wh.` and its base name. */
export function whiteout(path: string): Piece {
  const slash = path.lastIndexOf('/') + 1;
  return file(`${path.slice(0, slash)}.wh.${path.slice(slash)}`, '', { mode: 0 });
}

/** Hides what the layers below have in `path`. */
export function opaque(path: string): Piece {
  return file(`${path ? `${path}/` : ''}.wh..wh..opq`, '', { mode: 0 });
}

/** The tar of one layer, entries in the order given. */
export async function layer(...pieces: Piece[]): Promise<Uint8Array> {
  const tar = pack();
  for (const piece of pieces) {
    if (piece.body === undefined) tar.entry(piece.header);
    else tar.entry(piece.header, Buffer.from(piece.body));
  }
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

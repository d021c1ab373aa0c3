import type { Piece } from './layer.ts';

/** A file's data: hard links share one. */
export type Inode = {
  readonly kind: string;
  mode: number;
  uid: number;
  readonly text: string;
  readonly target: string;
};

export type Folder = {
  readonly kind: 'folder';
  mode: number;
  uid: number;
  implied: boolean;
  opaque: boolean;
  children: Map<string, Node>;
};

/** `whiteout` only in a layer's own tree. */
export type Node = Folder | Inode | 'whiteout';

export type Unpacked = { readonly root: Folder; readonly shipped: readonly Inode[] };

function folder(implied: boolean): Folder {
  return { kind: 'folder', mode: 0o755, uid: 0, implied, opaque: false, children: new Map() };
}

function isFolder(node: Node | undefined): node is Folder {
  return typeof node === 'object' && node.kind === 'folder';
}

/**
 * The obvious version of src/layers: each layer unpacked into objects, then objects laid over objects, every tree
 * anew. Slow and plain; what the columns say must be what this says.
 */
export function unpack(pieces: readonly Piece[]): Unpacked {
  const root = folder(true);
  const shipped: Inode[] = [];
  for (const { header, body } of pieces) {
    const parts = clean(header.name);
    const name = parts.pop();
    if (name === undefined) {
      if (header.type === 'directory') Object.assign(root, { mode: header.mode, uid: header.uid ?? 0, implied: false });
      continue;
    }
    const parent = walk(root, [root], parts, { left: 40 }, true)?.at(-1);
    if (!parent) continue;
    const there = parent.children.get(name);
    if (name === '.wh..wh..opq') {
      if (parent !== root) parent.opaque = true;
    } else if (name.startsWith('.wh.')) {
      const removed = name.slice(4);
      if (!['', '.', '..'].includes(removed) && !parent.children.has(removed)) parent.children.set(removed, 'whiteout');
    } else if (header.type === 'character-device') {
      if (there === undefined) parent.children.set(name, 'whiteout');
    } else if (header.type === 'directory') {
      const made = isFolder(there) ? there : folder(false);
      Object.assign(made, { mode: header.mode, uid: header.uid ?? 0, implied: false });
      if (Object.keys(header.pax ?? {}).some((key) => key.endsWith('overlay.opaque'))) made.opaque = true;
      parent.children.set(name, made);
    } else if (header.type === 'link') linkTo(root, parent, name, header);
    else {
      const text = Buffer.from(body ?? []).toString();
      const inode = {
        kind: header.type!,
        mode: header.mode!,
        uid: header.uid ?? 0,
        text,
        target: header.linkname ?? '',
      };
      parent.children.set(name, inode);
      shipped.push(inode);
    }
  }
  return { root, shipped };
}

function linkTo(root: Folder, parent: Folder, name: string, header: Piece['header']): void {
  const parts = clean(header.linkname!);
  const last = parts.pop();
  const at = walk(root, [root], parts, { left: 40 }, false)?.at(-1);
  const target = last === undefined ? at : at?.children.get(last);
  const there = parent.children.get(name);
  const isSelf = last !== undefined && at === parent && last === name;
  if (target === 'whiteout' && !isSelf) {
    if (there === undefined) parent.children.set(name, 'whiteout');
  } else if (target === undefined || target === 'whiteout' || isSelf || isFolder(target)) {
    const broken = { kind: 'link', mode: header.mode!, uid: header.uid ?? 0, text: '', target: header.linkname! };
    if (there === undefined || there === 'whiteout') parent.children.set(name, broken);
  } else {
    Object.assign(target, { mode: header.mode, uid: header.uid ?? 0 });
    parent.children.set(name, target);
  }
}

/** The folders on the way along `parts`, symlinks followed; undefined where that leads nowhere. */
function walk(
  root: Folder,
  from: readonly Folder[],
  parts: readonly string[],
  hops: { left: number },
  make: boolean,
): readonly Folder[] | undefined {
  let way: readonly Folder[] = from;
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      way = way.length > 1 ? way.slice(0, -1) : way;
      continue;
    }
    const here = way.at(-1)!;
    const child = here.children.get(part);
    if (isFolder(child)) way = [...way, child];
    else if (typeof child === 'object' && child.kind === 'symlink') {
      if (hops.left-- === 0 || child.target === '') return undefined;
      const start = child.target.startsWith('/') ? [root] : way;
      const there = walk(root, start, child.target.split('/'), hops, make);
      if (!there) return undefined;
      way = there;
    } else if (!make) return undefined;
    else {
      const made = folder(true);
      here.children.set(part, made);
      way = [...way, made];
    }
  }
  return way;
}

function clean(name: string): string[] {
  const kept: string[] = [];
  for (const part of name.split('/')) {
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return kept;
}

/** One layer over what lies below: a new tree that shares what did not change. */
export function lay(below: Folder, upper: Folder): Folder {
  const lower = upper.opaque ? { ...below, children: new Map<string, Node>() } : below;
  const children = new Map(lower.children);
  for (const [name, node] of upper.children) {
    const there = lower.children.get(name);
    if (node === 'whiteout') children.delete(name);
    else if (isFolder(node)) children.set(name, lay(isFolder(there) ? there : folder(true), node));
    else children.set(name, node);
  }
  const { mode, uid } = upper.implied ? lower : upper;
  return { kind: 'folder', mode, uid, implied: upper.implied && lower.implied, opaque: false, children };
}

export const nothing = folder(true);

/** Every path of a tree but the root. */
export function pathsOf(tree: Folder): Map<string, Folder | Inode> {
  const paths = new Map<string, Folder | Inode>();
  const visit = (at: Folder, prefix: string): void => {
    for (const [name, node] of at.children) {
      if (node === 'whiteout') continue;
      paths.set(prefix + name, node);
      if (isFolder(node)) visit(node, `${prefix}${name}/`);
    }
  };
  visit(tree, '');
  return paths;
}

import type { Kind } from '../../model/tarEntry.ts';

/**
 * One image of the demo as `scripts/demo-table.mjs` found it in a real archive (data/*.json): every entry of every
 * layer, the config, and the small texts whole. Everything else has its real size and a stand-in for a body.
 */
export type DemoTable = {
  readonly names: readonly string[];
  /** The image config as the archive has it; its diff ids are those of the real layers. */
  readonly config: { readonly rootfs: object };
  /** One line per tar entry, in the order of the tar: see `demoEntry`. */
  readonly layers: readonly (readonly string[])[];
  /** Contents that are kept, by their content name. */
  readonly texts: Readonly<Record<string, string>>;
};

/** One entry of a layer's tar. */
export type DemoEntry = {
  readonly kind: Extract<Kind, 'file' | 'directory' | 'symlink'>;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Seconds since 1970. */
  readonly modified: number;
  readonly size: number;
  /** Names the bytes of a file, so that equal files stay equal: the sort of content and eight digits of the real sha256. */
  readonly content: string;
  readonly name: string;
  readonly target: string;
};

/**
 * Reads a line of the table. Three forms, words parted by one space (the script refuses names with spaces):
 * `d MODE UID:GID TIME NAME`, `l MODE UID:GID TIME NAME -> TARGET`, `f MODE UID:GID TIME SIZE CONTENT NAME`.
 */
export function demoEntry(line: string): DemoEntry {
  const [letter, mode = '', owner = '', time, ...words] = line.split(' ');
  const [uid, gid] = owner.split(':').map(Number);
  const common = { mode: Number.parseInt(mode, 8), uid: uid ?? 0, gid: gid ?? 0, modified: Number(time) };
  const nothing = { size: 0, content: '', target: '' };
  if (letter === 'f') {
    const [size, content = '', name = ''] = words;
    return { ...nothing, ...common, kind: 'file', size: Number(size), content, name };
  }
  const [name = '', , target = ''] = words;
  return { ...nothing, ...common, kind: letter === 'l' ? 'symlink' : 'directory', name, target };
}

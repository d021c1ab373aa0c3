import { resolvePath } from '../layers/resolvePath.ts';
import type { Tree } from '../layers/tree.ts';
import type { Image } from '../model/image.ts';
import { latin1OfText } from '../model/latin1.ts';

const shells = ['sh', 'bash', 'ash', 'dash', 'busybox'];
const managers = ['apk', 'apt-get', 'dpkg', 'microdnf', 'dnf', 'yum', 'rpm', 'zypper', 'pacman', 'nix'];

/** Where programs are on every system; distroless' debug images have their shell in the last one. */
const usualFolders = ['bin', 'usr/bin', 'sbin', 'usr/sbin', 'usr/local/bin', 'busybox'];

/** PATH of a hostile config can be a megabyte. */
const mostFolders = 50;

/** A tool by the path it is called by and the file that this leads to, latin1: `bin/sh`, `bin/busybox`. */
export type Tool = { readonly path: string; readonly program: string };

/** The first shell that a person could start in the image; null when there is none. */
export function shellOf(tree: Tree): Tool | null {
  return firstTool(tree, shells);
}

/** The first program that installs packages; null when there is none. */
export function packageManagerOf(tree: Tree): Tool | null {
  return firstTool(tree, managers);
}

function firstTool(tree: Tree, names: readonly string[]): Tool | null {
  const folders = [...usualFolders, ...foldersOfPath(tree.stack.image)];
  for (const name of names) {
    for (const folder of folders) {
      const path = `${folder}/${name}`;
      const node = resolvePath(tree, path);
      if (node >= 0 && isFile(tree, node)) return { path, program: tree.path(node) };
    }
  }
  return null;
}

function foldersOfPath({ config }: Image): readonly string[] {
  const path = config.env.find((variable) => variable.startsWith('PATH='))?.slice('PATH='.length, 4096) ?? '';
  const folders = path.split(':').map((folder) => latin1OfText(folder.replace(/^\/+|\/+$/g, '')));
  return folders.filter((folder) => folder !== '' && !usualFolders.includes(folder)).slice(0, mostFolders);
}

function isFile(tree: Tree, node: number): boolean {
  return tree.kind(node) === 'file' || tree.kind(node) === 'hardlink';
}

import { isFile } from '../layers/isFile.ts';
import { resolvePath } from '../layers/resolvePath.ts';
import type { Tree } from '../layers/tree.ts';
import type { Image } from '../model/image.ts';
import { latin1OfText } from '../model/latin1.ts';
import { storePackages } from './packages/storePackages.ts';

const shells = ['sh', 'bash', 'ash', 'dash', 'busybox'];
const managers = ['apk', 'apt-get', 'dpkg', 'microdnf', 'dnf', 'yum', 'rpm', 'zypper', 'pacman', 'nix'];

/** Where programs are on every system; distroless' debug images have their shell in the last one. */
const usualFolders = ['bin', 'usr/bin', 'sbin', 'usr/sbin', 'usr/local/bin', 'busybox'];

/** PATH of a hostile config can be a megabyte. */
const mostFolders = 50;

/** A tool by the path it is called by and the file that this leads to, latin1: `bin/sh`, `bin/busybox`. */
export type Tool = { readonly path: string; readonly program: string };

/** The first shell that a person could start in the image, in its store too; null when there is none. */
export function shellOf(tree: Tree): Tool | null {
  return firstTool(tree, shells, isFile) ?? storeShell(tree);
}

/** The first program that installs packages; null when there is none. */
export function packageManagerOf(tree: Tree): Tool | null {
  return firstTool(tree, managers, isOwnProgram);
}

function firstTool(tree: Tree, names: readonly string[], tests: typeof isFile): Tool | null {
  const folders = [...usualFolders, ...foldersOfPath(tree.stack.image)];
  for (const name of names) {
    for (const folder of folders) {
      const tool = toolAt(tree, `${folder}/${name}`, tests);
      if (tool !== null) return tool;
    }
  }
  return null;
}

function toolAt(tree: Tree, path: string, tests: typeof isFile): Tool | null {
  const node = resolvePath(tree, path);
  return node >= 0 && tests(tree, node) ? { path, program: tree.path(node) } : null;
}

function storeShell(tree: Tree): Tool | null {
  for (const { path } of storePackages(tree)) {
    for (const shell of shells) {
      const tool = toolAt(tree, `${path}/bin/${shell}`, isFile);
      if (tool !== null) return tool;
    }
  }
  return null;
}

function foldersOfPath({ config }: Image): readonly string[] {
  const path = config.env.find((variable) => variable.startsWith('PATH='))?.slice('PATH='.length, 4096) ?? '';
  const folders = path.split(':').map((folder) => latin1OfText(folder.replace(/^\/+|\/+$/g, '')));
  return folders.filter((folder) => folder !== '' && !usualFolders.includes(folder)).slice(0, mostFolders);
}

/** busybox answers to `dpkg` and `rpm` as well, and manages no packages. */
function isOwnProgram(tree: Tree, node: number): boolean {
  return tree.kind(node) === 'file' && !tree.name(node).startsWith('busybox');
}

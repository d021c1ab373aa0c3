import { isFile } from '../layers/isFile.ts';
import { resolvePath } from '../layers/resolvePath.ts';
import type { Tree } from '../layers/tree.ts';
import type { RunConfig } from '../model/image.ts';
import { latin1OfText } from '../model/latin1.ts';

/** What an engine would start. */
export type Run = {
  /** Empty when the config names nothing to run: engines refuse. Raw. */
  readonly argv: readonly string[];
  /** Path of the program in the image, latin1, links followed; null when the image has no such file. */
  readonly program: string | null;
};

/** Where engines look when the image sets no PATH (moby `system.DefaultPathEnvUnix`). */
const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** PATH_MAX; of a longer PATH only the beginning is walked. */
const longestPath = 4096;
const executable = 0o111;

/** What the image of a tree runs when these words stand where its Cmd does. */
export function runOf(tree: Tree, words: readonly string[]): Run {
  const { config } = tree.stack.image;
  const argv = [...(config.entrypoint ?? []), ...words];
  const node = argv[0] === undefined ? -1 : programNode(tree, argv[0], config);
  return { argv, program: node < 0 ? null : tree.path(node) };
}

/** Looks a program up as runc does: a name with a slash from the working directory, any other along PATH. */
function programNode(tree: Tree, program: string, config: RunConfig): number {
  if (program === '' || program.length > longestPath) return -1;
  if (program.includes('/'))
    return fileAt(tree, program.startsWith('/') ? program : `${config.workingDir ?? ''}/${program}`);
  for (const folder of pathOf(config).slice(0, longestPath).split(':')) {
    const node = fileAt(tree, `${folder}/${program}`);
    if (node >= 0 && tree.entry(node).mode & executable) return node;
  }
  return -1;
}

function fileAt(tree: Tree, path: string): number {
  const node = resolvePath(tree, latin1OfText(path));
  return isFile(tree, node) ? node : -1;
}

/** Of a variable set twice the last counts. */
function pathOf({ env }: RunConfig): string {
  return env.findLast((variable) => variable.startsWith('PATH='))?.slice('PATH='.length) ?? defaultPath;
}

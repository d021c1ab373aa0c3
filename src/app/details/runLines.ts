import { resolveLink } from '../../layers/resolveLink.ts';
import type { Tree } from '../../layers/tree.ts';
import type { RunConfig } from '../../model/image.ts';
import { latin1OfText } from '../../model/latin1.ts';
import type { DetailLine } from '../row.ts';
import { labelled } from './labelled.ts';

/** PATH_MAX: a longer program can be nowhere. */
const longestPath = 4096;

/** What an image does when it is run: program, user, environment, ports; `tree` is its final file system. */
export function runLines(config: RunConfig, tree: Tree): readonly DetailLine[] {
  return [
    ...labelled('runs', runTexts(config, tree)),
    { label: 'as', text: asText(config) },
    ...labelled('env', config.env.length > 0 ? config.env : ['nothing set']),
    ...listLines([
      ['ports', config.ports],
      ['volumes', config.volumes],
      ['labels', [...config.labels].map(([key, value]) => `${key}=${value}`)],
    ]),
    ...optional('health', config.healthcheck),
    ...optional('stops by', config.stopSignal === undefined ? undefined : [config.stopSignal]),
    ...optional('shell', config.shell),
    ...labelled('onbuild', config.onBuild),
  ];
}

function runTexts({ entrypoint = [], cmd = [] }: RunConfig, tree: Tree): readonly string[] {
  const words = [...entrypoint, ...cmd];
  const [program] = words;
  if (program === undefined) return ['nothing (no Entrypoint, no Cmd)'];
  const missing = isMissing(program, tree) ? [`(${program} is not in this image)`] : [];
  return [words.map(quoted).join(' '), argumentsText(entrypoint.length > 0, cmd.length > 0), ...missing];
}

/** What becomes of the arguments of `docker run IMAGE ARGUMENTS`. */
function argumentsText(hasEntrypoint: boolean, hasCmd: boolean): string {
  if (!hasEntrypoint) return '(Cmd: arguments come in its place)';
  return hasCmd ? '(Entrypoint and Cmd: arguments come in the place of Cmd)' : '(Entrypoint: arguments are added)';
}

/** An argument in quotes where it would not be one word without them. */
function quoted(word: string): string {
  return word === '' || /[\s"'\\]/.test(word) ? JSON.stringify(word) : word;
}

function isMissing(program: string, tree: Tree): boolean {
  if (!program.startsWith('/') || program.length > longestPath) return false;
  return 'missing' in resolveLink(tree, latin1OfText(program));
}

function asText({ user, workingDir }: RunConfig): string {
  return `${user ? user : 'root (no User)'}, in ${workingDir ? workingDir : '/ (no WorkingDir)'}`;
}

/** A line for each item of each list; the empty lists share one line: `ports none   volumes none`. */
function listLines(lists: readonly (readonly [label: string, items: readonly string[]])[]): readonly DetailLine[] {
  const [first, ...others] = lists.filter(([, items]) => items.length === 0).map(([label]) => label);
  const none: readonly DetailLine[] =
    first === undefined
      ? []
      : [{ label: first, text: ['none', ...others.map((label) => `${label} none`)].join('   ') }];
  return [...none, ...lists.flatMap(([label, items]) => labelled(label, items))];
}

function optional(label: string, words: readonly string[] | undefined): readonly DetailLine[] {
  return words === undefined ? [] : labelled(label, [words.map(quoted).join(' ')]);
}

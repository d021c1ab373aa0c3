import type { ComparisonFacts } from '../analysis/comparisonFacts.ts';
import type { ImageFacts, KindFacts } from '../analysis/imageFacts.ts';
import type { Tool } from '../analysis/imageTools.ts';
import { exactBytes, sizeText } from '../text/bytes.ts';
import { grouped, plural } from '../text/plural.ts';
import type { Naming } from './naming.ts';
import { growthText, ratioText } from './sides.ts';

/** A row of the table of numbers: both sides, what that means, and the command that it replaces. */
export type NumberRow = {
  readonly name: string;
  readonly left: string;
  readonly right: string;
  readonly compared: string;
  readonly command: string;
};

/** The numbers that people come with, side by side. */
export function comparisonNumbers(facts: ComparisonFacts, naming: Naming): readonly NumberRow[] {
  const { left, right, shared } = facts;
  const both = (name: string, say: (one: ImageFacts) => string, compared: string, command: string): NumberRow => {
    return { name, left: say(left), right: say(right), compared, command };
  };
  const noShared = shared.layers === 0 ? 'no layer shared' : `${plural(shared.layers, 'layer')}`;
  return [
    both('size', ({ size }) => sizeText(size), sizeCompared(facts), 'docker image ls'),
    both('packed', packed, packedCompared(facts), 'skopeo inspect docker://…'),
    both('shared', () => sizeText(shared.bytes), noShared, 'docker system df -v'),
    both('only here', ({ ownLayers }) => sizeText(ownLayers.bytes), hostText(facts), 'docker system df -v'),
    both('layers', ({ image }) => grouped(image.layers.length), counted(facts, layersOf), 'docker history'),
    both(
      'files',
      ({ census }) => grouped(census.files),
      counted(facts, ({ census }) => census.files),
      'docker export | tar -t',
    ),
    both('folders · links', ({ census }) => `${grouped(census.folders)} · ${grouped(census.links)}`, '', ''),
    both('packages', packages, '', packageCommands(facts)),
    ...(hasStore(left) || hasStore(right) ? [both('store closure', closureText, '', 'nix path-info -S')] : []),
    both(
      'distribution',
      ({ distribution }) => (distribution === null ? 'none' : naming.name(distribution)),
      '',
      'cat /etc/os-release',
    ),
    both('shell', ({ shell }) => toolText(shell, naming), '', 'docker run --entrypoint sh'),
    both('runs as', ({ image }) => naming.text(image.config.user || 'root'), '', 'docker inspect'),
  ];
}

function sizeCompared({ size }: ComparisonFacts): string {
  if (size.difference === 0) return 'the same';
  const ratio = size.ratio === null || size.ratio < 1.005 ? '' : `   ${ratioText(size.ratio)} ×`;
  return `${growthText(size.difference)}${size.larger === 'right' || ratio === '' ? ratio : `   1/${ratioText(size.ratio ?? 1)}`}`;
}

function packed({ packed }: ImageFacts): string {
  return packed === null ? 'not known' : sizeText(packed);
}

function packedCompared({ left, right }: ComparisonFacts): string {
  if (left.packed !== null && right.packed !== null) return growthText(right.packed - left.packed);
  return left.packed === null && right.packed === null ? 'kept unpacked here' : '';
}

function hostText({ left, right, shared }: ComparisonFacts): string {
  return `both on one host: ${sizeText(left.ownLayers.bytes + right.ownLayers.bytes + shared.bytes)}`;
}

function layersOf({ image }: ImageFacts): number {
  return image.layers.length;
}

function counted({ left, right }: ComparisonFacts, count: (one: ImageFacts) => number): string {
  const difference = count(right) - count(left);
  return difference === 0 ? '' : `${difference < 0 ? '-' : '+'}${grouped(Math.abs(difference))}`;
}

const kinds = {
  apk: { words: 'apk', command: 'apk info' },
  dpkg: { words: 'dpkg', command: 'dpkg -l' },
  rpm: { words: 'rpm', command: 'rpm -qa' },
  nix: { words: 'store', command: 'nix-store -q' },
  none: { words: '', command: '' },
} as const;

function packages({ packages }: ImageFacts): string {
  if (packages.length === 0) return 'none';
  return packages.map(packagesOfKind).join(', ');
}

function packagesOfKind({ kind, packages }: KindFacts): string {
  return kind === 'nix' ? plural(packages, 'store path') : `${grouped(packages)} ${kinds[kind].words}`;
}

function hasStore({ packages }: ImageFacts): boolean {
  return packages.some(({ kind }) => kind === 'nix');
}

/** Exact, as the command prints it. */
function closureText(one: ImageFacts): string {
  if (!hasStore(one)) return '–';
  return typeof one.storeClosure === 'number' ? exactBytes(one.storeClosure) : 'not known';
}

function packageCommands({ left, right }: ComparisonFacts): string {
  const found = new Set([...left.packages, ...right.packages].map(({ kind }) => kinds[kind].command));
  return [...found].sort().join(', ');
}

function toolText(tool: Tool | null, naming: Naming): string {
  if (tool === null) return 'none';
  const program = tool.program.replace(/.*\//s, '');
  return tool.path.endsWith(`/${program}`)
    ? naming.name(`/${tool.path}`)
    : `${naming.name(`/${tool.path}`)} (${naming.name(program)})`;
}

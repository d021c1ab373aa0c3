import type { ComparisonFacts } from '../analysis/comparisonFacts.ts';
import type { ImageFacts, KindFacts } from '../analysis/imageFacts.ts';
import { letters } from '../model/sideName.ts';
import { exactBytes, sizeText } from '../text/bytes.ts';
import { growthText } from '../text/growth.ts';
import { grouped, plural } from '../text/plural.ts';
import { ratioText } from './figures.ts';
import type { Naming } from './naming.ts';

/** What a row of numbers tells of: it leads there. */
export type NumberPlace = 'files' | 'layers' | 'packages' | 'config';

/** A row of the table of numbers: both sides, what that means, and the command that it replaces. */
export type NumberRow = {
  readonly title: string;
  readonly left: string;
  readonly right: string;
  readonly compared: string;
  readonly command: string;
  readonly goes: NumberPlace;
};

/** What is said otherwise on screen: sizes in KiB, `…` where nobody has read the packages yet. */
export type NumberOptions = {
  readonly inBinary?: boolean;
  readonly unread?: { readonly left: boolean; readonly right: boolean };
};

/** The numbers that people come with, side by side. */
export function comparisonNumbers(
  facts: ComparisonFacts,
  naming: Naming,
  options: NumberOptions = {},
): readonly NumberRow[] {
  const { left, right, shared } = facts;
  const { inBinary = false, unread } = options;
  const row = (
    title: string,
    say: (one: ImageFacts) => string,
    [compared, command]: readonly [string, string],
    goes: NumberPlace,
  ): NumberRow => ({ title, left: say(left), right: say(right), compared, command, goes });
  const size = (bytes: number): string => sizeText(bytes, inBinary);
  const packages = (one: ImageFacts): string => {
    return (one === left ? unread?.left : unread?.right) ? '…' : packagesText(one);
  };
  return [
    row('size', (one) => size(one.size), [sizeCompared(facts, inBinary), 'docker image ls'], 'files'),
    row(
      'packed, to download',
      (one) => (one.packed === null ? 'not known' : size(one.packed)),
      [packedCompared(facts), 'skopeo inspect docker://…'],
      'layers',
    ),
    row('shared with the other', () => size(shared.bytes), [sharedText(facts), 'docker system df -v'], 'layers'),
    row('layers', layersText, [emptyLayersText(facts), 'docker history'], 'layers'),
    row('files', ({ census }) => grouped(census.files), ['', 'docker export | tar -t'], 'files'),
    row('folders · links', ({ census }) => `${grouped(census.folders)} · ${grouped(census.links)}`, ['', ''], 'files'),
    row('packages', packages, ['', packageCommands(facts)], 'packages'),
    ...(hasStore(left) || hasStore(right)
      ? [row('store closure', (one) => closureText(one, unread !== undefined), ['', 'nix path-info -S'], 'packages')]
      : []),
    row('shell', (one) => shellText(one, naming), ['', 'docker run --entrypoint sh'], 'files'),
    row('runs as', ({ image }) => naming.text(image.config.user || 'root'), ['', 'docker inspect'], 'config'),
  ];
}

function layersText({ image, layers }: ImageFacts): string {
  const all = grouped(image.layers.length);
  return layers === image.layers.length ? all : `${grouped(layers)} of ${all}`;
}

/** `A 2: only a link`: the layers that ship no bytes, the first of them. */
function emptyLayersText({ left, right }: ComparisonFacts): string {
  for (const [letter, one] of [
    [letters.left, left],
    [letters.right, right],
  ] as const) {
    const [first, ...more] = one.emptyLayers;
    if (first === undefined) continue;
    return more.length === 0
      ? `${letter} ${first.position}: ${contentText(first)}`
      : `${letter}: ${more.length + 1} without bytes`;
  }
  return '';
}

function contentText({ links, folders, others }: ImageFacts['emptyLayers'][number]): string {
  if (others > 0) return 'no bytes';
  if (links > 0) return links === 1 ? 'only a link' : 'only links';
  return folders > 0 ? 'only folders' : 'empty';
}

function sizeCompared({ size }: ComparisonFacts, inBinary: boolean): string {
  if (size.difference === 0) return 'the same';
  const growth = growthText(size.difference, inBinary);
  if (size.ratio === null || size.ratio < 1.005) return growth;
  return `${growth}   ${size.larger === 'left' ? '1/' : ''}${ratioText(size.ratio)} ×`;
}

function packedCompared({ left, right }: ComparisonFacts): string {
  if (left.packed !== null && right.packed !== null) return growthText(right.packed - left.packed);
  return left.packed === null && right.packed === null ? 'kept unpacked here' : '';
}

function sharedText({ shared }: ComparisonFacts): string {
  if (shared.layers === 0) return 'no layer shared';
  return `${plural(shared.layers, 'layer')}${shared.claimed ? ', claimed' : ''}`;
}

const kinds = {
  apk: { words: 'apk', command: 'apk info' },
  dpkg: { words: 'dpkg', command: 'dpkg -l' },
  rpm: { words: 'rpm', command: 'rpm -qa' },
  nix: { words: 'store path', command: 'nix-store -q' },
  none: { words: '', command: '' },
} as const;

/** `15 apk`, `1 store path`; `none` where nothing lists any. */
function packagesText({ packages }: ImageFacts): string {
  return packages.length === 0 ? 'none' : packages.map(kindText).join(', ');
}

function kindText({ kind, packages }: KindFacts): string {
  return kind === 'nix' ? plural(packages, 'store path') : `${grouped(packages)} ${kinds[kind].words}`;
}

function packageCommands({ left, right }: ComparisonFacts): string {
  const found = new Set([...left.packages, ...right.packages].map(({ kind }) => kinds[kind].command));
  return [...found].sort().join(', ');
}

function hasStore({ packages }: ImageFacts): boolean {
  return packages.some(({ kind }) => kind === 'nix');
}

/** Exact, as the command prints it; the screen reads its contents after the packages. */
function closureText(one: ImageFacts, isScreen: boolean): string {
  if (!hasStore(one)) return '–';
  if (typeof one.storeClosure === 'number') return exactBytes(one.storeClosure);
  return one.storeClosure === undefined && isScreen ? '…' : 'not known';
}

function shellText({ shell }: ImageFacts, naming: Naming): string {
  if (shell === null) return 'none';
  const program = shell.program.replace(/.*\//s, '');
  const path = naming.name(`/${shell.path}`);
  return shell.path.endsWith(`/${program}`) ? path : `${path} (${naming.name(program)})`;
}

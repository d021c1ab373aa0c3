import type { ComparisonFacts } from '../../analysis/comparisonFacts.ts';
import type { ImageFacts } from '../../analysis/imageFacts.ts';
import { exactBytes, sizeText } from '../../text/bytes.ts';
import { grouped, plural } from '../../text/plural.ts';
import type { Tab } from './comparing.ts';
import { growthText, packagesText, ratioText } from './figureText.ts';
import { named, quoted } from './sentences.ts';
import type { SummaryLine } from './summaryLine.ts';

/** What a side's packages read while nobody has read them. */
export type Unread = { readonly left: boolean; readonly right: boolean };

/** The numbers that people come with, side by side, each with the command that it replaces. */
export function summaryNumbers(facts: ComparisonFacts, unread: Unread, inBinary: boolean): readonly SummaryLine[] {
  const { left, right, shared } = facts;
  const line = (
    title: string,
    say: (one: ImageFacts) => string,
    [compared, command]: readonly [string, string],
    goes: Tab,
  ): SummaryLine => ({ what: 'number', title, left: say(left), right: say(right), compared, command, goes });
  const size = (bytes: number): string => sizeText(bytes, inBinary);
  const packages = (one: ImageFacts): string => {
    return (one === left ? unread.left : unread.right) ? '…' : packagesText(one);
  };
  return [
    line('size', (one) => size(one.size), [sizeCompared(facts, inBinary), 'docker image ls'], 'files'),
    line(
      'packed, to download',
      (one) => (one.packed === null ? 'not known' : size(one.packed)),
      [packed(facts), 'skopeo inspect docker://…'],
      'layers',
    ),
    line('shared with the other', () => size(shared.bytes), [sharedText(facts), 'docker system df -v'], 'layers'),
    line('layers', layersText, ['', 'docker history'], 'layers'),
    line('files', ({ census }) => grouped(census.files), ['', 'docker export | tar -t'], 'files'),
    line('folders · links', ({ census }) => `${grouped(census.folders)} · ${grouped(census.links)}`, ['', ''], 'files'),
    line('packages', packages, ['', packageCommands(facts)], 'packages'),
    ...(hasStore(left) || hasStore(right)
      ? [line('store closure', closureText, ['', 'nix path-info -S'], 'packages')]
      : []),
    line('shell', shellText, ['', 'docker run --entrypoint sh'], 'files'),
    line('runs as', ({ image }) => quoted(image.config.user || 'root'), ['', 'docker inspect'], 'config'),
  ];
}

function layersText({ image, layers }: ImageFacts): string {
  const all = grouped(image.layers.length);
  return layers === image.layers.length ? all : `${grouped(layers)} of ${all}`;
}

function sizeCompared({ size }: ComparisonFacts, inBinary: boolean): string {
  if (size.difference === 0) return 'the same';
  const growth = growthText(size.difference, inBinary);
  if (size.ratio === null || size.ratio < 1.005) return growth;
  return `${growth}   ${size.larger === 'left' ? '1/' : ''}${ratioText(size.ratio)} ×`;
}

function packed({ left, right }: ComparisonFacts): string {
  if (left.packed !== null && right.packed !== null) return growthText(right.packed - left.packed);
  return left.packed === null && right.packed === null ? 'kept unpacked here' : '';
}

function sharedText({ shared }: ComparisonFacts): string {
  return shared.layers === 0 ? 'no layer shared' : plural(shared.layers, 'layer');
}

const commands: Readonly<Record<string, string>> = {
  apk: 'apk info',
  dpkg: 'dpkg -l',
  rpm: 'rpm -qa',
  nix: 'nix-store -q',
};

function packageCommands({ left, right }: ComparisonFacts): string {
  const found = new Set([...left.packages, ...right.packages].flatMap(({ kind }) => commands[kind] ?? []));
  return [...found].sort().join(', ');
}

function hasStore({ packages }: ImageFacts): boolean {
  return packages.some(({ kind }) => kind === 'nix');
}

/** Exact, as the command prints it; its contents are read after the packages. */
function closureText(one: ImageFacts): string {
  if (!hasStore(one)) return '–';
  if (one.storeClosure === undefined) return '…';
  return one.storeClosure === null ? 'not known' : exactBytes(one.storeClosure);
}

function shellText({ shell }: ImageFacts): string {
  if (shell === null) return 'none';
  const program = shell.program.replace(/.*\//s, '');
  const path = named(`/${shell.path}`);
  return shell.path.endsWith(`/${program}`) ? path : `${path} (${named(program)})`;
}

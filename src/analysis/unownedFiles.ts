import type { ImageComparison } from '../compare/imageComparison.ts';
import { classNumber } from '../compare/pairClassesOf.ts';
import { finished, inRanges, type Steps } from '../compare/steps.ts';
import { kindNumber } from '../layers/rows.ts';
import { realNode } from '../layers/throughLinks.ts';
import { otherSide, type SideName } from '../model/sideName.ts';
import type { Package, PackageKind, PackageReport } from './packages/packageReport.ts';

/** Files of one side that no package has. */
export type Unowned = {
  readonly files: number;
  readonly bytes: number;
  /** Pair and path (latin1) of the largest. */
  readonly largest: { readonly pair: number; readonly path: string };
  /** Where they are, most bytes first: the folder of a package manager's own database, else the folder in the root, latin1. */
  readonly places: readonly ({ readonly database: PackageKind } | { readonly folder: string })[];
  /** Of those whose bytes the other image has too: whom they belong to there, when it is one package. */
  readonly partner?: Package;
  /** Of the same: how many of the bytes each package of the other image has. */
  readonly owned: readonly { readonly owner: Package; readonly bytes: number }[];
};

/** `elsewhere`: their bytes stand in another place of the other image; `own`: the rest. */
export type UnownedFiles = { readonly elsewhere?: Unowned; readonly own?: Unowned };

type Reports = { readonly left: PackageReport; readonly right: PackageReport };

type Answer = { readonly packages: Reports; readonly files: UnownedFiles };

const known = { left: new WeakMap<ImageComparison, Answer>(), right: new WeakMap<ImageComparison, Answer>() };

/** The files of a side that no package has; both parts sum to what `none` has. The last answer is kept. */
export function unownedFiles(comparison: ImageComparison, packages: Reports, side: SideName): UnownedFiles {
  return finished(findingUnowned(comparison, packages, side));
}

/** The same in steps, so that keys and frames come between them. */
export function* findingUnowned(comparison: ImageComparison, packages: Reports, side: SideName): Steps<UnownedFiles> {
  const last = known[side].get(comparison);
  if (last?.packages.left === packages.left && last.packages.right === packages.right) return last.files;
  const files = yield* summedUp(comparison, packages, side);
  known[side].set(comparison, { packages: { left: packages.left, right: packages.right }, files });
  return files;
}

function* summedUp(comparison: ImageComparison, packages: Reports, side: SideName): Steps<UnownedFiles> {
  const tree = comparison[side];
  const other = otherSide(side);
  const [others, across] = [packages[other], comparison[other]];
  const { [side]: own } = packages;
  const { [`${side}Node` as const]: nodes, [`${side}Kind` as const]: kinds, classes } = comparison.columns;
  const sums = { elsewhere: new Sum(), own: new Sum() };
  const placeOf = placesIn(comparison, own, side);
  yield* inRanges(1, comparison.length, (from, to) => {
    for (let pair = from; pair < to; pair++) {
      const node = nodes[pair]!;
      if (node < 0 || kinds[node] !== kindNumber.file) continue;
      const real = realNode(tree, node);
      const bytes = comparison.size(pair)[side];
      // a name that a link adds is no file of its own; the bytes of its file may stand there
      if ((real !== node && bytes === 0) || own.ownerOf(real)?.kind !== 'none') continue;
      const isMoved = classes[pair] === classNumber['moved-same'] && comparison.isFile(pair)[side];
      const partner = isMoved ? comparison.partner(pair) : -1;
      const sum = partner < 0 ? sums.own : sums.elsewhere;
      sum.add(pair, bytes, placeOf(pair), real === node ? 1 : 0);
      if (partner >= 0) sum.addPartner(others.ownerOf(realNode(across, partner)), bytes);
    }
  });
  const pathOf = (pair: number): string => tree.path(nodeOf(comparison, side, pair));
  const [elsewhere, rest] = [sums.elsewhere.result(pathOf), sums.own.result(pathOf)];
  return { ...(elsewhere && { elsewhere }), ...(rest && { own: rest }) };
}

function nodeOf(comparison: ImageComparison, side: SideName, pair: number): number {
  return side === 'left' ? comparison.leftNode(pair) : comparison.rightNode(pair);
}

/** Tells for a pair the place that its bytes count to: `/etc`, or a kind of package for its database. */
function placesIn(comparison: ImageComparison, { databases }: PackageReport, side: SideName): (pair: number) => string {
  const tree = comparison[side];
  const folders = new Map<number, PackageKind>();
  for (const { kind, path } of databases) {
    const node = kind === 'nix' ? -1 : tree.find(path);
    const pair = node < 0 ? -1 : side === 'left' ? comparison.pairOfLeft(node) : comparison.pairOfRight(node);
    if (pair > 0) folders.set(comparison.parent(pair), kind);
  }
  const placeIn = (directory: number): string => {
    let top = 0;
    for (let at = directory; at > 0; at = comparison.parent(at)) {
      const kind = folders.get(at);
      if (kind !== undefined) return kind;
      top = at;
    }
    return top === 0 ? '/' : `/${tree.name(nodeOf(comparison, side, top))}`;
  };
  // The files of a directory mostly stand one after the other.
  let last = { directory: -1, place: '' };
  return (pair) => {
    const directory = comparison.parent(pair);
    if (directory !== last.directory) last = { directory, place: placeIn(directory) };
    return last.place;
  };
}

/** What is added up while the pairs are walked. */
class Sum {
  readonly #partners = new Map<Package | undefined, number>();
  readonly #bytesOf = new Map<string, number>();
  #files = 0;
  #bytes = 0;
  #largest = { pair: -1, bytes: -1 };

  add(pair: number, bytes: number, place: string, files: number): void {
    this.#files += files;
    this.#bytes += bytes;
    this.#bytesOf.set(place, (this.#bytesOf.get(place) ?? 0) + bytes);
    if (bytes > this.#largest.bytes) this.#largest = { pair, bytes };
  }

  addPartner(owner: Package | undefined, bytes: number): void {
    this.#partners.set(owner, (this.#partners.get(owner) ?? 0) + bytes);
  }

  result(pathOf: (pair: number) => string): Unowned | undefined {
    const { pair } = this.#largest;
    if (pair < 0) return undefined;
    const [partner, ...others] = this.#partners.keys();
    const isOne = partner !== undefined && partner.kind !== 'none' && others.length === 0;
    const ranked = [...this.#bytesOf].sort(([, a], [, b]) => b - a).map(([place]) => place);
    return {
      files: this.#files,
      bytes: this.#bytes,
      largest: { pair, path: pathOf(pair) },
      places: ranked.map((place) => (place.startsWith('/') ? { folder: place } : { database: place as PackageKind })),
      ...(isOne ? { partner } : {}),
      owned: [...this.#partners].flatMap(([owner, bytes]) =>
        owner === undefined || owner.kind === 'none' ? [] : [{ owner, bytes }],
      ),
    };
  }
}

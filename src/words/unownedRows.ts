import type { PackageReport } from '../analysis/packages/packageReport.ts';
import { type Unowned, unownedFiles } from '../analysis/unownedFiles.ts';
import type { ImageComparison, PairClass } from '../compare/imageComparison.ts';
import { letters, otherSide, type SideName } from '../model/sideName.ts';
import { plural } from '../text/plural.ts';
import type { Naming } from './naming.ts';

/** What one side has of such a row, and what is said of it: whose bytes they are on the other side, or where they lie. */
export type UnownedCell = { readonly files: number; readonly bytes: number; readonly remark: string };

/** A row of files that no package has. `pair`: that of the largest. */
export type UnownedRow = {
  readonly class: PairClass;
  readonly title: string;
  readonly pair: number;
  readonly left?: UnownedCell;
  readonly right?: UnownedCell;
};

type Reports = { readonly left: PackageReport; readonly right: PackageReport };
/** Places that are named. */
const mostPlaces = 2;

/** What no package has: of each side the files whose bytes the other one has elsewhere, then the rest of both. */
export function unownedRows(comparison: ImageComparison, packages: Reports, naming: Naming): readonly UnownedRow[] {
  const left = unownedFiles(comparison, packages, 'left');
  const right = unownedFiles(comparison, packages, 'right');
  const isRest = left.elsewhere !== undefined || right.elsewhere !== undefined;
  return [
    ...(right.elsewhere ? [elsewhereRow(right.elsewhere, 'right', naming)] : []),
    ...(left.elsewhere ? [elsewhereRow(left.elsewhere, 'left', naming)] : []),
    ...ownRows(left.own, right.own, isRest, naming),
  ];
}

/** `no package: bin/hello`, `≡ A's hello-static`. */
function elsewhereRow(files: Unowned, side: SideName, naming: Naming): UnownedRow {
  const what = files.files === 1 ? naming.name(files.largest.path) : plural(files.files, 'file');
  const remark = partnerText(files, otherSide(side), naming);
  return {
    class: 'moved-same',
    title: `no package: ${what}`,
    pair: files.largest.pair,
    [side]: { files: files.files, bytes: files.bytes, remark },
  };
}

function partnerText({ partner }: Unowned, other: SideName, naming: Naming): string {
  if (partner === undefined) return `≡ in another place of ${letters[other]}`;
  return `≡ ${letters[other]}'s ${naming.name(partner.name)}`;
}

/** `no package: 10 other files`, `apk's own database and /etc`. */
function ownRows(
  left: Unowned | undefined,
  right: Unowned | undefined,
  isRest: boolean,
  naming: Naming,
): readonly UnownedRow[] {
  const more = right ?? left;
  if (more === undefined) return [];
  const cell = (own: Unowned): UnownedCell => ({
    files: own.files,
    bytes: own.bytes,
    remark: placesText(own, naming),
  });
  const isSame = left?.bytes === right?.bytes && left?.files === right?.files;
  return [
    {
      class: left === undefined ? 'only-right' : right === undefined ? 'only-left' : isSame ? 'same' : 'different',
      title: `no package: ${plural(Math.max(left?.files ?? 0, right?.files ?? 0), isRest ? 'other file' : 'file')}`,
      pair: more.largest.pair,
      ...(left && { left: cell(left) }),
      ...(right && { right: cell(right) }),
    },
  ];
}

function placesText({ places }: Unowned, naming: Naming): string {
  return places
    .slice(0, mostPlaces)
    .map((place) => ('database' in place ? `${place.database}'s own database` : naming.name(place.folder)))
    .join(' and ');
}

import { neededBy } from '../../analysis/packages/neededBy.ts';
import type { Package, PackageReport } from '../../analysis/packages/packageReport.ts';
import { exactBytes } from '../../text/bytes.ts';
import { plural } from '../../text/plural.ts';
import { readable } from '../../text/sanitize.ts';
import { latest } from '../latest.ts';
import type { DetailLine } from '../row.ts';
import { reportsOf } from './compared.ts';
import type { Comparing } from './comparing.ts';
import { listCursor } from './listCursor.ts';
import { type LowerPane, nothing } from './lowerPane.ts';
import type { PackageCell, PackageRow } from './packageRow.ts';
import { packageRowsOf } from './packageRows.ts';
import { classTitles } from './pairFacts.ts';

/** What the lower pane says of the package under the cursor. */
export function packageFacts(comparing: Comparing): LowerPane {
  const { rows } = packageRowsOf(comparing);
  const cursor = listCursor(comparing, 'packages');
  const row = rows.find(({ key }) => key === cursor);
  if (row === undefined || row.what === 'sum') return nothing;
  if (row.what !== 'package') {
    const title = row.what === 'none' ? (row.title ?? '') : 'small packages';
    return { ...nothing, title, class: row.class, wide: [{ text: noneText(row) }] };
  }
  const { left, right } = reportsOf(comparing);
  const found = [right, left].flatMap(({ packages }) =>
    packages.filter((one) => one.kind === row.kind && one.name === row.name),
  );
  const [first] = found;
  const about = [first?.description, first?.license].filter((one) => one !== undefined && one !== '');
  const recorded = found.find((one) => one.recordedBytes !== undefined)?.recordedBytes;
  const record = recorded === undefined ? '' : ` (${row.kind}'s record says ${exactBytes(recorded)})`;
  const versions = new Set([row.left?.version, row.right?.version].filter((one) => one !== undefined));
  const version = versions.size === 1 ? ` ${readable([...versions][0] ?? '')}` : '';
  const here = `${countText(row.left, row.right)}${record}`;
  return {
    ...nothing,
    title: `${classTitles[row.class]}: ${readable(row.name)}${version}`,
    class: row.class,
    wide: [{ text: [...about.map((one) => readable(one ?? '')), here].join('   ') }, ...neededLines(comparing, row)],
  };
}

const mostNamed = 12;

const needed = latest((report: PackageReport, one: Package) => neededBy(report, one));

/** Who needs the package, on the side that has it: the right one where both have. */
function neededLines(comparing: Comparing, { kind, name }: PackageRow): readonly DetailLine[] {
  const { left, right } = reportsOf(comparing);
  for (const report of [right, left]) {
    const found = report.packages.find((one) => one.kind === kind && one.name === name);
    const others = found && needed(report, found);
    if (others === undefined) continue;
    const names = others.slice(0, mostNamed).map((other) => readable(other.name));
    const more = others.length > mostNamed ? ` and ${others.length - mostNamed} more` : '';
    return [{ text: `needed by  ${names.length === 0 ? 'no other package' : names.join(', ')}${more}` }];
  }
  return [];
}

/** How many files, and whose or where they are. */
function noneText({ left, right }: PackageRow): string {
  const remarks = [left?.remark, right?.remark].filter((remark) => remark !== undefined && remark !== '');
  return [countText(left, right), ...new Set(remarks)].join('   ');
}

/** `12 files, 4 544 880 B here`; where both have it, each behind its letter. */
function countText(left: PackageCell | undefined, right: PackageCell | undefined): string {
  const say = ({ files, bytes }: PackageCell): string => `${plural(files, 'file')}, ${exactBytes(bytes)}`;
  if (left !== undefined && right !== undefined) return `A ${say(left)}   B ${say(right)}`;
  const one = left ?? right;
  return one === undefined ? '' : `${say(one)} here`;
}

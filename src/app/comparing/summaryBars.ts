import type { ComparisonFacts } from '../../analysis/comparisonFacts.ts';
import { originsMet } from '../../analysis/originsMet.ts';
import { unownedFiles } from '../../analysis/unownedFiles.ts';
import { percent, plural } from '../../text/plural.ts';
import { harmless } from '../../text/sanitize.ts';
import { projectName, shortNaming } from '../../words/naming.ts';
import { layerText } from '../rows/layerRows.ts';
import { alignmentOf, imageComparisonOf, reportsOf } from './compared.ts';
import type { Breakdown, Comparing, Tab } from './comparing.ts';
import type { BarPlace, SummaryLine } from './summaryLine.ts';

/** One part of the difference: what the right image has more. */
type Part = { readonly title: string; readonly bytes: number; readonly about?: BarPlace; readonly isRest?: boolean };

const mostBars = 8;

const tabOf: { readonly [B in Breakdown]: Tab } = { package: 'packages', folder: 'files', layer: 'layers' };

/** What the difference is made of, largest first; small parts are one bar. */
export function summaryBars(comparing: Comparing, facts: ComparisonFacts): readonly SummaryLine[] {
  const { by } = comparing.summary;
  const parts = partsOf(comparing, facts, by).filter(({ bytes }) => bytes !== 0);
  if (parts.length === 0) return [];
  const bars = withRest(parts, by);
  const largest = Math.max(...bars.map(({ bytes }) => Math.abs(bytes)));
  const total = bars.reduce((sum, { bytes }) => sum + Math.abs(bytes), 0);
  const head: SummaryLine = { what: 'barHead', bytes: facts.size.difference, by };
  return [
    head,
    ...bars.map(
      ({ title, bytes, about }): SummaryLine => ({
        what: 'bar',
        title,
        bytes,
        ...(about && { about }),
        part: Math.abs(bytes) / largest,
        share: percent(Math.abs(bytes), total),
        goes: tabOf[by],
      }),
    ),
  ];
}

function partsOf(comparing: Comparing, facts: ComparisonFacts, by: Breakdown): readonly Part[] {
  if (by === 'package') return packageParts(comparing, facts);
  return sorted(by === 'folder' ? folderParts(comparing) : layerParts(comparing));
}

/** A program that is a package's in one image and nobody's in the other is no difference: it is in neither's bar. */
function packageParts(comparing: Comparing, { origins }: ComparisonFacts): readonly Part[] {
  const [comparison, reports] = [imageComparisonOf(comparing), reportsOf(comparing)];
  const left = unownedFiles(comparison, reports, 'left');
  const right = unownedFiles(comparison, reports, 'right');
  return originsMet(origins, { left, right }).map(({ kind, name, bytes }) => {
    const isRest = kind === 'none';
    const title = isRest ? 'no package' : shortNaming.name(projectName(name));
    return { title, bytes: bytes.right - bytes.left, about: { kind, origin: name }, isRest };
  });
}

function folderParts(comparing: Comparing): readonly Part[] {
  const comparison = imageComparisonOf(comparing);
  return comparison.children(0).map((pair) => {
    const { left, right } = comparison.total(pair);
    const [one, other] = [comparison.leftNode(pair), comparison.rightNode(pair)];
    const name = one < 0 ? comparison.right.name(other) : comparison.left.name(one);
    return { title: `/${shortNaming.name(name)}`, bytes: right - left, about: { pair } };
  });
}

function layerParts(comparing: Comparing): readonly Part[] {
  const { left, right } = comparing;
  return alignmentOf(comparing)
    .rows.filter(({ match }) => match !== 'shared')
    .map((row) => {
      const ours = row.left === null ? 0 : (left.stack.indexes[row.left - 1]?.bytes ?? 0);
      const theirs = row.right === null ? 0 : (right.stack.indexes[row.right - 1]?.bytes ?? 0);
      const text = row.right === null ? layerText(left.stack, row.left ?? 0) : layerText(right.stack, row.right);
      return {
        title: `${row.right === null ? `A ${row.left}` : `B ${row.right}`}  ${harmless(text)}`,
        bytes: theirs - ours,
        about: { layer: row.right === null ? `L${row.left}` : `R${row.right}` },
      };
    });
}

function sorted(parts: readonly Part[]): readonly Part[] {
  return [...parts].sort((a, b) => Math.abs(b.bytes) - Math.abs(a.bytes));
}

/** What is behind the largest ones becomes one bar; what no package has keeps its own. */
function withRest(parts: readonly Part[], by: Breakdown): readonly Part[] {
  const ranked = parts.filter(({ isRest }) => !isRest);
  const rest = parts.filter(({ isRest }) => isRest);
  if (ranked.length <= mostBars) return [...ranked, ...rest];
  const small = ranked.slice(mostBars - 1);
  const bytes = small.reduce((sum, part) => sum + part.bytes, 0);
  const title = `${plural(small.length, `more ${by}`)}`;
  return [...ranked.slice(0, mostBars - 1), { title, bytes }, ...rest];
}

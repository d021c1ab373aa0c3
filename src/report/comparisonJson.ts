import { type ComparisonInput, isOnlyClaimed, linksLeft } from '../analysis/comparisonFacts.ts';
import { packagePairs } from '../analysis/packagePairs.ts';
import type { Package } from '../analysis/packages/packageReport.ts';
import type { ConfigRow } from '../compare/compareConfigs.ts';
import { imageTotals, sameButForTimes } from '../compare/imageTotals.ts';
import type { Problem } from '../model/problem.ts';
import type { SideName } from '../model/sideName.ts';
import { differencesJson, foldersJson } from './differencesJson.ts';
import { imageFactsJson } from './imageFactsJson.ts';
import { nameText } from './jsonPath.ts';
import { problemJson } from './problemJson.ts';
import { schemaVersion } from './schemaVersion.ts';

/** What a report of two images is made of: every content that it speaks of is known. */
export type ComparisonReportInput = ComparisonInput & {
  readonly problems: { readonly left: readonly Problem[]; readonly right: readonly Problem[] };
};

/** The report of two images as docs/json.md describes it; paths are walked while they are written. */
export function comparisonJson(input: ComparisonReportInput): object {
  const { comparison, layers, config, packages, problems } = input;
  const { onlyLeft, onlyRight, same, different, movedSame } = imageTotals(comparison);
  return {
    schemaVersion,
    left: imageFactsJson(comparison.left.stack),
    right: imageFactsJson(comparison.right.stack),
    ...throughJson(comparison),
    sameButForTimes: sameButForTimes(comparison, config),
    totals: { onlyLeft, onlyRight, same, different, movedSame },
    layers: layers.rows,
    shared: { ...layers.shared, claimed: isOnlyClaimed(input) },
    config: config.rows.filter(({ differs }) => differs).map(fieldJson),
    packages: packagePairs(packages.left, packages.right).map(({ kind, name, left, right }) => {
      return { kind, name: nameText(name), left: versionJson(left), right: versionJson(right) };
    }),
    ...closuresJson(packages),
    files: differencesJson(comparison),
    folders: foldersJson(comparison),
    problems: [...sideProblems('left', problems.left), ...sideProblems('right', problems.right)],
  };
}

/** What stays a link is told where links are looked through. */
function throughJson(comparison: ComparisonInput['comparison']): object {
  const left = linksLeft(comparison);
  return left === null ? { throughLinks: false } : { throughLinks: true, linksLeft: left };
}

/** Absent where neither image has a store; null for one that has none, or not all of whose store can be read. */
function closuresJson({ left, right }: ComparisonReportInput['packages']): object {
  if (left.storeClosure === undefined && right.storeClosure === undefined) return {};
  return { storeClosure: { left: left.storeClosure ?? null, right: right.storeClosure ?? null } };
}

function fieldJson({ field, key, left, right }: ConfigRow): object {
  return { field, key, left, right };
}

function versionJson(one: Package | null): object | null {
  return one === null ? null : { version: nameText(one.version), bytes: one.bytes, files: one.files };
}

function sideProblems(image: SideName, problems: readonly Problem[]): readonly object[] {
  return problems.map((problem) => ({ image, ...problemJson(problem) }));
}

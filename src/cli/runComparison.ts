import { packageDatabases } from '../analysis/packages/packageDatabases.ts';
import type { PackageReport } from '../analysis/packages/packageReport.ts';
import { packagesOf } from '../analysis/packages/packagesOf.ts';
import { problemsOf } from '../analysis/problemsOf.ts';
import { programPair } from '../analysis/programFacts.ts';
import { alignLayers } from '../compare/alignLayers.ts';
import { compareConfigs } from '../compare/compareConfigs.ts';
import { equalAcross } from '../compare/imageEquality.ts';
import { sameButForTimes } from '../compare/imageTotals.ts';
import { finished } from '../compare/steps.ts';
import { throughLinks } from '../layers/throughLinks.ts';
import type { Tree } from '../layers/tree.ts';
import { treeAt } from '../layers/treeAt.ts';
import { loadImage } from '../load/loadImage.ts';
import { readFiles } from '../load/readFiles.ts';
import type { ReadableImage } from '../load/readImageEquality.ts';
import { verifyLayers } from '../load/verifyLayers.ts';
import type { OpenImage } from '../model/openImage.ts';
import type { Problem } from '../model/problem.ts';
import { type ComparisonReportInput, comparisonJson } from '../report/comparisonJson.ts';
import { comparisonMarkdown } from '../report/comparisonMarkdown.ts';
import { comparisonText } from '../report/comparisonText.ts';
import { jsonText } from '../report/jsonText.ts';
import type { Common } from './argv.ts';
import { exitCode } from './exitCode.ts';
import { knownComparison } from './knownComparison.ts';
import { ofSide } from './ofSide.ts';
import { readStoreClosure } from './readStoreClosure.ts';
import type { Report, ReportOptions } from './runReport.ts';
import { mark } from './timing.ts';

/** One of two images, read. */
type Loaded = ReadableImage & {
  readonly tree: Tree;
  readonly packages: PackageReport;
  readonly problems: readonly Problem[];
  /** Its digests were checked and found right. */
  readonly verified: boolean;
};

type Options = ReportOptions & { readonly verify: boolean };

/** Reads two open images whole and makes the report that the command asks for. Every content it speaks of is known. */
export async function runComparison(
  left: OpenImage,
  right: OpenImage,
  command: Common,
  { onProgress, signal, indexes }: ReportOptions,
): Promise<Report> {
  const options = { onProgress, signal, indexes, verify: command.verify };
  const a = await ofSide('A', options, (own) => loaded(left, own));
  mark('A read');
  const b = await ofSide('B', options, (own) => loaded(right, own));
  mark('B read');
  onProgress({ stage: 'comparing the contents', done: 0 });
  const config = compareConfigs(a.tree, b.tree);
  const comparison = await knownComparison(
    seen(a, command),
    seen(b, command),
    (known) => programPair(known, config.run),
    signal,
  );
  const input: ComparisonReportInput = {
    comparison,
    layers: alignLayers(a.stack, b.stack, equalAcross(comparison.equality)),
    config,
    packages: { left: a.packages, right: b.packages },
    problems: { left: a.problems, right: b.problems },
    verified: a.verified && b.verified,
  };
  const problems = [...a.problems, ...b.problems];
  return { text: textOf(command, input), code: codeOf(command, input, problems), problems };
}

/** The image as the comparison sees it. */
function seen(image: Loaded, { throughLinks: isThrough }: Common): Loaded {
  return isThrough ? { ...image, tree: finished(throughLinks(image.tree)) } : image;
}

async function loaded(open: OpenImage, { onProgress, signal, verify, indexes }: Options): Promise<Loaded> {
  const stack = await loadImage(open, { onProgress, signal, indexes });
  const tree = treeAt(stack, stack.image.layers.length);
  const listed = packagesOf(tree, await readFiles(open, tree, packageDatabases(tree), { signal }));
  const storeClosure = await readStoreClosure(open, tree, signal);
  const packages = storeClosure === undefined ? listed : { ...listed, storeClosure };
  const checked = verify ? await verifyLayers(open, onProgress, signal) : { problems: [] };
  const verified = verify && checked.problems.length === 0;
  return { open, stack, tree, packages, problems: [...problemsOf(stack), ...checked.problems], verified };
}

function* textOf({ format }: Common, input: ComparisonReportInput): Generator<string> {
  if (format === 'markdown') return yield* comparisonMarkdown(input);
  if (format !== 'json') return yield* comparisonText(input);
  yield* jsonText(comparisonJson(input));
  yield '\n';
}

function codeOf(command: Common, input: ComparisonReportInput, problems: readonly Problem[]): number {
  if (problems.some(({ severity }) => severity === 'error')) return exitCode.partial;
  if (!command.exitCode || sameButForTimes(input.comparison, input.config)) return exitCode.fine;
  return exitCode.differs;
}

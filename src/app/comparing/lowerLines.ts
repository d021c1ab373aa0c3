import { shippedSize } from '../../analysis/imageSize.ts';
import { wholeInstruction } from '../../analysis/instruction.ts';
import { type LayerHolds, layerHolds } from '../../analysis/packages/layerHolds.ts';
import type { PackageReport } from '../../analysis/packages/packageReport.ts';
import type { LayerMatch } from '../../compare/layerMatches.ts';
import { exactBytes } from '../../text/bytes.ts';
import { percent, plural } from '../../text/plural.ts';
import { readable } from '../../text/sanitize.ts';
import { rfc3339Text } from '../../text/time.ts';
import { briefSentence } from '../../words/briefSentence.ts';
import { comparisonSentences } from '../../words/comparisonSentences.ts';
import type { ConfigCell } from '../../words/configRows.ts';
import { shortNaming } from '../../words/naming.ts';
import type { DetailLine } from '../row.ts';
import { stepsOf } from '../rows/layerRows.ts';
import type { AlignedRow } from './alignedRow.ts';
import { alignedRowsOf } from './alignedRows.ts';
import { factsOf, reportsOf, sideTree } from './compared.ts';
import type { Comparing, Side } from './comparing.ts';
import { configLinesOf } from './configLines.ts';
import { listCursor } from './listCursor.ts';
import { type LowerPane, nothing } from './lowerPane.ts';
import { packageFacts } from './packageFacts.ts';
import { pairFacts } from './pairFacts.ts';
import { pairCursorRow } from './pairRows.ts';

/** What the lower pane says of the row under the cursor; on `/` the conclusion. */
export function lowerPaneOf(comparing: Comparing): LowerPane {
  switch (comparing.tab) {
    case 'summary':
      return nothing;
    case 'files': {
      const row = pairCursorRow(comparing);
      if (row !== undefined && (row.pair !== 0 || row.members !== undefined)) return pairFacts(comparing, row);
      return inShort(comparing);
    }
    case 'layers':
      return layersPane(comparing);
    case 'packages':
      return packageFacts(comparing);
    case 'config':
      return configPane(comparing);
  }
}

function inShort(comparing: Comparing): LowerPane {
  const facts = factsOf(comparing);
  const wide = comparisonSentences(facts, shortNaming).map((text) => ({ text }));
  return { ...nothing, title: 'In short', wide, brief: [{ text: briefSentence(facts, shortNaming) }] };
}

const claimedTitle = 'layers of one diff id: a claim of the images until somebody verifies it';

const matchTitles: { readonly [M in LayerMatch]: string } = {
  shared: 'the same diff id',
  content: 'another diff id, the same files',
  instruction: 'the same instruction',
};

function layersPane(comparing: Comparing): LowerPane {
  const { left, right } = comparing;
  const cursor = listCursor(comparing, 'layers');
  const row = alignedRowsOf(comparing).find((one) => 'key' in one && one.key === cursor);
  if (row?.what === 'run') {
    const wide = [{ text: `${plural(row.layers, 'layer')}, ${exactBytes(row.bytes)}: → shows them` }];
    return { ...nothing, title: row.claimed ? claimedTitle : 'shared layers', wide };
  }
  if (row?.what !== 'layer') return nothing;
  const [one, other] = [row.left?.position, row.right?.position];
  const reports = reportsOf(comparing);
  const ours = layerLines(left, 'A', one, reports.left);
  const theirs = layerLines(right, 'B', other, reports.right);
  if (one === undefined) return { ...nothing, title: `only in B: layer ${other}`, class: 'only-right', wide: theirs };
  if (other === undefined) return { ...nothing, title: `only in A: layer ${one}`, class: 'only-left', wide: ours };
  return { ...nothing, title: titleOf(row), class: classOf(row), left: ours, right: theirs };
}

type Layer = Extract<AlignedRow, { what: 'layer' | 'step' }>;

function titleOf({ match }: Layer): string {
  return match === null ? '' : matchTitles[match];
}

function classOf({ match }: Layer): 'same' | 'moved-same' | 'different' {
  return match === 'shared' ? 'same' : match === 'content' ? 'moved-same' : 'different';
}

function layerLines(
  side: Side,
  letter: string,
  position: number | undefined,
  report: PackageReport,
): readonly DetailLine[] {
  const { stack, end } = side;
  const layer = stack.image.layers[(position ?? 0) - 1];
  const index = stack.indexes[(position ?? 0) - 1];
  if (position === undefined || layer === undefined || index === undefined) return [];
  const time = layer.created === undefined ? undefined : rfc3339Text(layer.created);
  const facts = [
    exactBytes(index.bytes),
    plural(index.entries, 'path'),
    `${percent(index.bytes, shippedSize({ indexes: stack.indexes.slice(0, end) }))} of ${letter}`,
    ...holdsText(layerHolds(sideTree(side), report, position)),
    ...(time === undefined ? [] : [time]),
  ];
  const steps = stepsOf(stack.image.history, position).map(
    ({ createdBy, comment }) => wholeInstruction(createdBy) || comment,
  );
  return [
    { text: facts.join('   ') },
    { text: wholeInstruction(layer.createdBy) || layer.comment || '(no history)' },
    ...steps.map((text) => ({ text: `then ${text}` })),
    { text: `diff id ${layer.diffId || 'none'}`, tone: 'dim' },
  ];
}

function holdsText({ distribution, packages }: LayerHolds): readonly string[] {
  const counted = packages.filter(({ count }) => count > 0).map(({ kind, count }) => plural(count, `${kind} package`));
  const all = [...(distribution === undefined ? [] : [readable(distribution)]), ...counted];
  return all.length === 0 ? [] : [`holds ${all.join(', ')}`];
}

function configPane(comparing: Comparing): LowerPane {
  const cursor = listCursor(comparing, 'config');
  const line = configLinesOf(comparing).find((one) => 'key' in one && one.key === cursor);
  if (line?.what !== 'run' && line?.what !== 'field') return nothing;
  const cell = ({ text, remark }: ConfigCell): string =>
    `${text === '–' ? 'not set' : text}${remark === undefined ? '' : `  ${remark}`}`;
  const command = line.format === undefined ? '' : `      docker inspect --format '${line.format}'`;
  const text = `${line.title}   A ${cell(line.left)}   B ${cell(line.right)}${command}`;
  return { ...nothing, class: line.class, wide: [{ text }] };
}

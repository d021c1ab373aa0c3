import { shippedSize } from '../../analysis/imageSize.ts';
import { wholeInstruction } from '../../analysis/instruction.ts';
import type { LayerMatch } from '../../compare/layerMatches.ts';
import type { Stack } from '../../layers/stack.ts';
import { exactBytes } from '../../text/bytes.ts';
import { percent, plural } from '../../text/plural.ts';
import { readable } from '../../text/sanitize.ts';
import { rfc3339Text } from '../../text/time.ts';
import { briefSentence } from '../../words/briefSentence.ts';
import { comparisonSentences } from '../../words/comparisonSentences.ts';
import { shortNaming } from '../../words/naming.ts';
import type { DetailLine } from '../row.ts';
import type { AlignedRow } from './alignedRow.ts';
import { alignedRowsOf } from './alignedRows.ts';
import { factsOf, reportsOf } from './compared.ts';
import type { Comparing } from './comparing.ts';
import { configLinesOf } from './configLines.ts';
import { listCursor } from './listCursor.ts';
import type { LowerPane } from './lowerPane.ts';
import { packageRowsOf } from './packageRows.ts';
import { classTitles, pairFacts } from './pairFacts.ts';
import { pairCursorRow } from './pairRows.ts';

const nothing: LowerPane = { title: '', left: [], right: [], wide: [] };

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
      return packagesPane(comparing);
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
  const [ours, theirs] = [layerLines(left.stack, one), layerLines(right.stack, other)];
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

function layerLines(stack: Stack, position: number | undefined): readonly DetailLine[] {
  const layer = stack.image.layers[(position ?? 0) - 1];
  const index = stack.indexes[(position ?? 0) - 1];
  if (layer === undefined || index === undefined) return [];
  const time = layer.created === undefined ? undefined : rfc3339Text(layer.created);
  const facts = [
    exactBytes(index.bytes),
    plural(index.entries, 'entry', 'entries'),
    `${percent(index.bytes, shippedSize(stack))} of the image`,
    ...(time === undefined ? [] : [time]),
  ];
  return [
    { text: facts.join('   ') },
    { text: wholeInstruction(layer.createdBy) || layer.comment || '(no history)' },
    { text: `diff id ${layer.diffId || 'none'}`, tone: 'dim' },
  ];
}

function packagesPane(comparing: Comparing): LowerPane {
  const { rows } = packageRowsOf(comparing);
  const cursor = listCursor(comparing, 'packages');
  const row = rows.find(({ key }) => key === cursor);
  if (row === undefined || row.what === 'sum') return nothing;
  if (row.what !== 'package') {
    const title = row.what === 'none' ? 'no package has them' : 'small packages';
    return { ...nothing, title, class: row.class, wide: [{ text: countText(row.left?.files, row.right?.files) }] };
  }
  const { left, right } = reportsOf(comparing);
  const found = [right, left].flatMap(({ packages }) =>
    packages.filter((one) => one.kind === row.kind && one.name === row.name),
  );
  const [first] = found;
  const about = [first?.description, first?.license].filter((one) => one !== undefined && one !== '');
  const recorded = found.find((one) => one.recordedBytes !== undefined)?.recordedBytes;
  const record = recorded === undefined ? '' : `   (the record of ${row.kind} says ${exactBytes(recorded)})`;
  const version = row.left?.version === row.right?.version ? ` ${readable(row.left?.version ?? '')}` : '';
  return {
    ...nothing,
    title: `${classTitles[row.class]}: ${readable(row.name)}${version}`,
    class: row.class,
    wide: [
      ...(about.length > 0 ? [{ text: about.map((one) => readable(one ?? '')).join('   ') }] : []),
      { text: `${countText(row.left?.files, row.right?.files)}${record}` },
    ],
  };
}

function countText(left: number | undefined, right: number | undefined): string {
  const say = (letter: string, count: number | undefined): string[] =>
    count === undefined ? [] : [`${letter} ${plural(count, 'file')}`];
  return [...say('A', left), ...say('B', right)].join('   ');
}

function configPane(comparing: Comparing): LowerPane {
  const cursor = listCursor(comparing, 'config');
  const line = configLinesOf(comparing).find((one) => 'key' in one && one.key === cursor);
  if (line?.what !== 'run' && line?.what !== 'field') return nothing;
  const cell = ({ text, remark }: { readonly text: string; readonly remark?: string }): string =>
    `${text === '–' ? 'not set' : text}${remark === undefined ? '' : `  ${remark}`}`;
  const text = `A ${cell(line.left)}   B ${cell(line.right)}`;
  return { ...nothing, title: line.title, class: line.class, wide: [{ text }] };
}

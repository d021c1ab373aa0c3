import { packageDatabases } from '../../../src/analysis/packages/packageDatabases.ts';
import { packagesOf } from '../../../src/analysis/packages/packagesOf.ts';
import type { Comparing, ListTab, Side, Tab } from '../../../src/app/comparing/comparing.ts';
import { openedPairs } from '../../../src/app/comparing/openedPairs.ts';
import type { Size } from '../../../src/app/layout.ts';
import type { State } from '../../../src/app/state.ts';
import { readStoreClosure } from '../../../src/cli/readStoreClosure.ts';
import { layerQuestions } from '../../../src/compare/alignLayers.ts';
import { contentQuestions } from '../../../src/compare/contentQuestions.ts';
import {
  equalAcross,
  type ImageEquality,
  noImageEquality,
  withContentAnswers,
} from '../../../src/compare/imageEquality.ts';
import type { ContentQuestions } from '../../../src/layers/contentAnswer.ts';
import { treeAt } from '../../../src/layers/treeAt.ts';
import { readFiles } from '../../../src/load/readFiles.ts';
import { type ReadableImage, readImageEquality } from '../../../src/load/readImageEquality.ts';
import { lines } from '../../../src/view/lines.ts';
import { lineText } from '../../../src/view/span.ts';
import { comparedWith } from '../../support/comparedImages.ts';

const list: ListTab = {
  cursor: '',
  top: 0,
  unfolded: new Set(),
  sort: 'usual',
  reversed: false,
  differencesOnly: false,
  filter: '',
};

/** Two images as the comparison opens on them, everything read. */
export async function comparingOf(left: ReadableImage, right: ReadableImage): Promise<Comparing> {
  return {
    kind: 'comparing',
    left: await sideOf(left),
    right: await sideOf(right),
    equality: await everythingRead(left, right),
    through: false,
    reading: { asked: new Set(), packages: {} },
    tab: 'files',
    summary: { by: 'package', cursor: 0, top: 0 },
    files: {
      cursor: '\0',
      folds: new Map(),
      unfolded: new Set(),
      differencesOnly: true,
      shown: new Set(['different', 'only-left', 'only-right', 'moved-same', 'unknown']),
      farms: true,
      binarySizes: false,
      sort: 'difference',
      reversed: false,
      oneColumn: false,
      filter: '',
      top: 0,
    },
    layers: list,
    packages: list,
    config: list,
    lower: { top: 0 },
    zoomed: false,
    jumps: [],
  };
}

async function sideOf({ open, stack }: ReadableImage): Promise<Side> {
  const end = stack.indexes.length;
  const tree = treeAt(stack, end);
  const listed = packagesOf(tree, await readFiles(open, tree, packageDatabases(tree)));
  const storeClosure = await readStoreClosure(open, tree);
  return { stack, end, packages: storeClosure === undefined ? listed : { ...listed, storeClosure } };
}

async function everythingRead(left: ReadableImage, right: ReadableImage): Promise<ImageEquality> {
  let equality = noImageEquality(left.stack, right.stack);
  const rounds: readonly (() => ContentQuestions)[] = [
    () => contentQuestions(comparedWith(left, right, equality)),
    () => layerQuestions(left.stack, right.stack, equalAcross(equality)),
  ];
  for (const questions of rounds)
    for await (const answers of readImageEquality(left, right, questions()))
      equality = withContentAnswers(equality, answers);
  return equality;
}

/** The comparison in a window, directories unfolded as they are when it opens. */
export function stateOf(size: Size, comparing: Comparing): State {
  const state: State = { size, nextId: 1, screen: comparing };
  return { ...state, screen: openedPairs(state, comparing) };
}

/** The lines of the screen without what stands at their ends. */
export function shownLines(size: Size, comparing: Comparing, ascii = false): readonly string[] {
  return lines(stateOf(size, comparing), ascii).map((line) => lineText(line).trimEnd());
}

export function onTab(comparing: Comparing, tab: Tab): Comparing {
  return { ...comparing, tab };
}

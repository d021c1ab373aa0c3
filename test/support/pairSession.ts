import { packageDatabases } from '../../src/analysis/packages/packageDatabases.ts';
import { packagesOf } from '../../src/analysis/packages/packagesOf.ts';
import type { Comparing } from '../../src/app/comparing/comparing.ts';
import type { PairRow, PairSide } from '../../src/app/comparing/pairRow.ts';
import { pairCursorRow, pairRowsOf } from '../../src/app/comparing/pairRows.ts';
import { showingPairs } from '../../src/app/comparing/rows/shownPairs.ts';
import type { Effect } from '../../src/app/effect.ts';
import type { Size } from '../../src/app/layout.ts';
import type { Message } from '../../src/app/message.ts';
import { initialState } from '../../src/app/update.ts';
import { compareImages } from '../../src/compare/compareImages.ts';
import { contentQuestions } from '../../src/compare/contentQuestions.ts';
import { fileDifference } from '../../src/compare/fileDifference.ts';
import { withContentAnswers } from '../../src/compare/imageEquality.ts';
import { finished } from '../../src/compare/steps.ts';
import type { Stack } from '../../src/layers/stack.ts';
import { throughLinks } from '../../src/layers/throughLinks.ts';
import type { Tree } from '../../src/layers/tree.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { readFiles } from '../../src/load/readFiles.ts';
import { type ReadableImage, readImageEquality } from '../../src/load/readImageEquality.ts';
import { exactBytes } from '../../src/text/bytes.ts';
import { readable } from '../../src/text/sanitize.ts';
import { AppSession } from './appSession.ts';
import { imageOfLayers } from './comparedImages.ts';
import { signs } from './drawPairs.ts';
import type { Piece } from './layer.ts';
import { usual } from './session.ts';

/** The comparison without view; effects wait until `settle` performs them. */
export class PairSession extends AppSession {
  readonly images: readonly ReadableImage[];

  constructor(size: Size, images: readonly ReadableImage[]) {
    super(initialState(size, 'a:1', 'b:1'));
    this.images = images;
  }

  /** Performs everything that is asked for, until nothing is. */
  async settle(): Promise<this> {
    for (let effects = this.takeEffects(); effects.length > 0; effects = this.takeEffects())
      await this.perform(effects);
    return this;
  }

  /** Performs only these. */
  async perform(effects: readonly Effect[]): Promise<void> {
    for (const effect of effects) for await (const message of this.#answers(effect)) this.send(message);
  }

  async *#answers(effect: Effect): AsyncGenerator<Message> {
    const { id } = effect as { id: number };
    switch (effect.type) {
      case 'loadPair': {
        const [left, right] = this.images;
        if (left && right) yield { type: 'loadedPair', id, left: { stack: left.stack }, right: { stack: right.stack } };
        return;
      }
      case 'comparePair': {
        const [left, right] = [this.#image(effect.left), this.#image(effect.right)];
        for await (const answers of readImageEquality(left, right, effect.questions))
          yield { type: 'comparedPair', id, answers };
        yield { type: 'comparedPair', id, answers: [], last: true };
        return;
      }
      case 'compareImages': {
        const { left, right, answers } = effect;
        const equality = answers.reduce(withContentAnswers, effect.equality);
        const seen = ({ stack, end }: typeof left): Tree =>
          effect.through ? finished(throughLinks(treeAt(stack, end))) : treeAt(stack, end);
        const comparison = compareImages(seen(left), seen(right), equality);
        yield { type: 'imagesCompared', id, comparison, questions: contentQuestions(comparison) };
        return;
      }
      case 'matchPairs':
        finished(showingPairs(effect.comparison, effect.options));
        yield { type: 'matched', id };
        return;
      case 'readPackages': {
        const tree = treeAt(effect.stack, effect.position);
        const files = await readFiles(this.#image(effect.stack).open, tree, packageDatabases(tree));
        yield { type: 'packages', id, side: effect.side, report: packagesOf(tree, files) };
        return;
      }
      case 'readPair': {
        const [left, right] = await Promise.all(
          [effect.left, effect.right].map(async ({ stack, position, path }) => {
            const files = await readFiles(this.#image(stack).open, treeAt(stack, position), [path]);
            return files.get(path);
          }),
        );
        yield { type: 'pairRead', id, difference: fileDifference(left, right) };
      }
    }
  }

  #image(stack: Stack): ReadableImage {
    const image = this.images.find((one) => one.stack === stack);
    if (image === undefined) throw new Error('a stack of neither image');
    return image;
  }

  get screen(): Comparing {
    if (this.state.screen.kind !== 'comparing') throw new Error(`the screen is ${this.state.screen.kind}`);
    return this.state.screen;
  }

  /** The rows of Files, drawn in one column. */
  get rows(): readonly string[] {
    const rows = pairRowsOf(this.screen);
    return Array.from({ length: rows.length }, (_, i) => drawnRow(rows.at(i)));
  }

  get row(): string | undefined {
    const row = pairCursorRow(this.screen);
    return row && drawnRow(row);
  }
}

/** The comparison of two images, everything read that has to be. */
export async function comparingOn(images: readonly ReadableImage[], size: Size = usual): Promise<PairSession> {
  return new PairSession(size, images).settle();
}

/** The same of images of these layers. */
export async function comparing(left: Piece[][], right: Piece[][], size: Size = usual): Promise<PairSession> {
  return comparingOn([await imageOfLayers(left), await imageOfLayers(right)], size);
}

function drawnRow(row: PairRow): string {
  const sizes = [row.left, row.right].map((side) =>
    side?.size === undefined ? '' : exactBytes(side.size).slice(0, -2),
  );
  const [left, right] = [row.left, row.right].map((side) => side && nameOf(row, side));
  const name = left === undefined || left === right ? right : right === undefined ? left : `${left} | ${right}`;
  const partner = row.partner && (row.left === undefined || row.right === undefined) ? ` (${row.partner.path})` : '';
  return `${signs[row.class]} ${(sizes[0] ?? '').padStart(9)} ${(sizes[1] ?? '').padStart(9)} ${'│ '.repeat(row.depth)}${name ?? ''}${partner}`.trimEnd();
}

function nameOf({ open, members }: PairRow, { what, names, target }: PairSide): string {
  if (what === 'root') return '/';
  const mark = open === undefined ? '' : open ? '▾ ' : '▸ ';
  const arrow = target === undefined ? '' : ` → ${readable(target)}`;
  if (members) return `${mark}${members.length} links${arrow}`;
  return `${mark}${readable(names.join('/'))}${what === 'directory' ? '/' : ''}${arrow}`;
}

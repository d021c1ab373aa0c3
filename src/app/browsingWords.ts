import { sizeText } from '../text/bytes.ts';
import { plural } from '../text/plural.ts';
import { upDown, type Words } from './footerWords.ts';
import { isLooking, lookingText } from './rows/listed.ts';
import { cursorRow, isAllNew, layerRowsOf, rowsOf } from './selectors.ts';
import type { Browsing } from './state.ts';
import { isSymlink } from './update-jump.ts';

function changesWord(screen: Browsing): string {
  if (isAllNew(screen)) return 'changes/all';
  return screen.files.changesOnly ? 'all' : 'only changes';
}

/** The keys that matter in Layers, most important first. In a narrow window finding is worth more than ranges and sorts. */
export function layersWords(screen: Browsing, isNarrow: boolean): readonly Words[] {
  const { layers } = screen;
  const arranging: readonly Words[] = [
    [['layer.mark'], layers.mark === undefined ? 'mark a range' : 'mark anew'],
    [['sort.by'], layers.sort === 'size' ? 'by number' : 'sort'],
  ];
  return [
    [upDown, 'layer'],
    [['layer.enter'], 'its files'],
    [['show.changes'], changesWord(screen)],
    ...(isNarrow ? [] : arranging),
    [['filter.type'], 'filter'],
    [['find.open'], 'find'],
    ...(isNarrow ? arranging : []),
    [['compare.with'], 'compare with…'],
    [['image.other'], 'the other image'],
    [['step.back'], 'back'],
    [['show.what'], 'what to show'],
  ];
}

/** The same in Files. */
export function filesWords(screen: Browsing): readonly Words[] {
  return [
    [upDown, 'move'],
    [['fold.open', 'fold.close'], 'fold'],
    [['change.next'], screen.files.filter === '' ? 'next change' : 'next hit'],
    [['show.changes'], changesWord(screen)],
    [['filter.type'], 'filter'],
    ...enterWords(screen),
    [['find.open'], 'find anywhere'],
    [['sort.by'], 'sort'],
    [['show.what'], 'what to show'],
    [['image.other'], 'the other image'],
  ];
}

function enterWords(screen: Browsing): readonly Words[] {
  const row = cursorRow(screen);
  if (row === undefined || row.open !== undefined || row.what === 'root') return [];
  return [[['file.open'], isSymlink(screen, row) ? 'follow' : 'details']];
}

/** What the filter of a pane finds: `21 of 527 paths · 10 files · 913 kB`. */
export function foundText(screen: Browsing): string {
  if (screen.typing?.pane === 'layers') {
    const shown = layerRowsOf(screen).filter((row) => row.what === 'layer').length;
    return `${shown} of ${plural(screen.stack.indexes.length, 'layer')}`;
  }
  if (isLooking(screen.files)) return lookingText;
  const matched = rowsOf(screen).matched;
  if (matched === undefined) return '';
  const { paths, files, bytes, of } = matched;
  const found = `${paths} of ${plural(of, 'path')}`;
  return paths === 0 ? found : `${found} · ${plural(files, 'file')} · ${sizeText(bytes, screen.files.binarySizes)}`;
}

import type { ComparisonFacts } from '../analysis/comparisonFacts.ts';
import type { ImageFacts } from '../analysis/imageFacts.ts';
import { plural } from '../text/plural.ts';

/** How many paths one side has alone, which differ, and which stand elsewhere; nothing where nothing does. */
export function pathSentences({ left, right, totals }: ComparisonFacts): string[] {
  const { movedSame, different, unknown } = totals;
  const files = (both: { readonly leftFiles: number; readonly rightFiles: number }): string => {
    const count = Math.max(both.leftFiles, both.rightFiles);
    return count === 0 ? '' : plural(count, 'file');
  };
  const told = [
    ['Only in B', countedText(right)],
    ['Only in A', countedText(left)],
    ['Different', files(different)],
    ['Same bytes in another place', files(movedSame)],
    ['Not compared yet', files(unknown)],
  ].filter(([, what]) => what !== '');
  return told.length === 0 ? [] : [told.map(([words, what]) => `${words}: ${what}.`).join(' ')];
}

function countedText({ only }: ImageFacts): string {
  return [
    ...(only.files > 0 ? [plural(only.files, 'file')] : []),
    ...(only.links > 0 ? [plural(only.links, 'link')] : []),
    ...(only.folders > 0 ? [`${plural(only.folders, 'folder')}${only.inStore ? ' of the store' : ''}`] : []),
    ...(only.others > 0 ? [plural(only.others, 'device or pipe', 'devices or pipes')] : []),
  ].join(', ');
}

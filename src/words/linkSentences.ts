import { plural } from '../text/plural.ts';

/** Links of each image that stay links though all others are looked through; null where links are links. */
export type LinksLeft = { readonly left: number; readonly right: number } | null;

/** What a path is while links are looked through; nothing when they are not. */
export function linkSentences(through: LinksLeft): string[] {
  if (through === null) return [];
  const sentence = 'Links are looked through: a path is what a process that opens it gets.';
  return [[sentence, linksLeftSentence(through)].filter(Boolean).join(' ')];
}

/** How many links were left as links because all that lies behind them would be too much; empty for none. */
export function linksLeftSentence(through: LinksLeft): string {
  const { left, right } = through ?? { left: 0, right: 0 };
  const links = [
    ...(left > 0 ? [`${plural(left, 'link')} of A`] : []),
    ...(right > 0 ? [`${plural(right, 'link')} of B`] : []),
  ];
  if (links.length === 0) return '';
  const stay = left + right === 1 ? 'stays a link' : 'stay links';
  return `${links.join(' and ')} ${stay}: looked through there would be too many paths.`;
}

import { grouped } from '../../text/plural.ts';
import type { DetailLine } from '../row.ts';

/** An image may hold megabytes of text and thousands of labels; every frame wraps what stands here. */
const longestText = 10_000;
const mostTexts = 200;

/** Texts below each other, the first one behind the label. */
export function labelled(label: string, texts: readonly string[]): readonly DetailLine[] {
  return few(texts, mostTexts).map((text, i) => ({ label: i === 0 ? label : '', text: bounded(text) }));
}

/** The text, or as much of it as anybody reads here and how much is left out. */
export function bounded(text: string): string {
  if (text.length <= longestText) return text;
  return `${text.slice(0, longestText)}… and ${grouped(text.length - longestText)} characters more`;
}

/** At most `most` texts, then how many there are more. */
export function few(texts: readonly string[], most: number): readonly string[] {
  return texts.length <= most ? texts : [...texts.slice(0, most - 1), `and ${texts.length - most + 1} more`];
}

/** An empty line between two parts. */
export const gap: DetailLine = { text: '' };

/** `sha256:fb9860fa37e0`: the algorithm and twelve digits, or the whole digest. */
export function digestText(digest: string, whole: boolean): string {
  const colon = digest.indexOf(':') + 1;
  return whole ? digest : digest.slice(0, colon + 12);
}

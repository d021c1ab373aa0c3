import { fitEnd, fitMiddle } from '../text/fit.ts';
import { harmless, readable } from '../text/sanitize.ts';
import type { Naming } from '../words/naming.ts';

/** Cells of a name in a comment. */
const width = 72;

/** What stands in a code span as it is: nothing in one is read as markdown but its own end and, in a table, the cell's. */
const plain = /^[^\s`|\\](?:[^`|\\\n\r]*[^\s`|\\])?$/;

/**
 * A text from an image as code: GitHub and GitLab neither link nor mention what is in it. Where it has characters that
 * could end a code span or a table's cell, all that are not letters or digits are written as entities, which are text
 * in every reading of markdown.
 */
export function code(text: string): string {
  if (text === '') return '–';
  return plain.test(text) ? `\`${text}\`` : `<code>${text.replace(/[^A-Za-z0-9]/gu, entity)}</code>`;
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

/** A row of a table. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

export const markdownNaming: Naming = {
  name: (latin1) => code(fitMiddle(readable(latin1), width)),
  text: (raw) => code(fitEnd(harmless(raw), width)),
};

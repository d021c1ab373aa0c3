// Built in place of Ink's own `sanitize-ansi.js` (scripts/inkStandIns.mjs): plain rows have nothing in them that it takes out.
import sanitizeAnsiOfInk from '../../../node_modules/ink/build/sanitize-ansi.js';
import { plainRow } from './plainRow.ts';

export default function sanitizeAnsi(text: string): string {
  return plainRow(text) === undefined ? sanitizeAnsiOfInk(text) : text;
}

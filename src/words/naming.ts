import { inStore } from '../model/storePath.ts';
import { fitEnd, fitMiddle } from '../text/fit.ts';
import { harmless, readable } from '../text/sanitize.ts';

/** How what an image says is put into a sentence: harmless, on screen short, in markdown as code. */
export type Naming = {
  /** A latin1 path or name. */
  name(latin1: string): string;
  /** A raw text. */
  text(raw: string): string;
};

/** Cells of a name or text inside a sentence: either can be a megabyte. */
const reportWidth = 72;
const screenWidth = 60;

/** Of a text report: whole, so that a path can be copied. */
export const plainNaming: Naming = {
  name: (latin1) => fitMiddle(readable(latin1), reportWidth),
  text: (raw) => fitEnd(harmless(raw), reportWidth),
};

/** Of the screen: of a store path's hash eight digits. */
export const shortNaming: Naming = {
  name: shortName,
  text: (raw) => fitEnd(harmless(raw), screenWidth),
};

function shortName(latin1: string): string {
  const stored = inStore(latin1);
  if (stored === undefined) return fitMiddle(readable(latin1), screenWidth);
  const { store, own, below } = stored;
  return (
    fitMiddle(readable(`${store}${own.hash.slice(0, 8)}`), screenWidth) +
    fitMiddle(`…-${readable(own.rest + below)}`, screenWidth)
  );
}

/** Projects that write themselves otherwise than the databases of packages do. */
const projects: ReadonlyMap<string, string> = new Map([
  ['gnutls', 'GnuTLS'],
  ['nodejs', 'Node.js'],
  ['openssl', 'OpenSSL'],
  ['postgresql', 'PostgreSQL'],
  ['sqlite', 'SQLite'],
]);

/** What packages were built from, as people write it: `OpenSSL`. Takes and gives latin1. */
export function projectName(origin: string): string {
  return projects.get(origin) ?? origin;
}

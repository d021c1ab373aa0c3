// What is built in place of packages and of files of Ink's (docs/decisions/0003-ink-shims.md); for build.mjs, the bench and vitest.
import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(`../src/view/ink/${name}`, import.meta.url));

/** Packages by name. */
export const packages = {
  'string-width': here('stringWidth.ts'),
  '@alcalzone/ansi-tokenize': here('ansiTokenize.ts'),
};

const filesOfInk = {
  './renderer.js': here('renderer.ts'),
  './line-update.js': here('lineUpdate.ts'),
  './sanitize-ansi.js': here('sanitizeAnsi.ts'),
};

/** What stands in for a file that Ink imports from itself; undefined for all others. */
function standIn(path, importer = '') {
  return /node_modules[\\/]ink[\\/]build[\\/]/.test(importer) ? filesOfInk[path] : undefined;
}

/** For esbuild. */
export const inkFiles = {
  name: 'files of Ink',
  setup(build) {
    build.onResolve({ filter: /^\.\/[a-z-]+\.js$/ }, ({ path, importer }) => {
      const file = standIn(path, importer);
      return file === undefined ? undefined : { path: file };
    });
  },
};

/** For Vite. */
export const inkFilesForTests = {
  name: 'files of Ink',
  enforce: 'pre',
  resolveId: (path, importer) => standIn(path, importer),
};

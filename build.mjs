// Bundles the program into dist/: one entry, chunks for what is imported late (Ink, dockerode, search), licences beside it.
// Workers are bundled apart, each into one file, so that what they share with the program does not split its chunks.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { inkFiles, packages } from './scripts/inkStandIns.mjs';

const empty = fileURLToPath(new URL('src/view/ink/empty.js', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** What every image needs, for a report or a screen: one chunk, loaded before all other late ones. */
const core = fileURLToPath(new URL('src/cli/printReport.ts', import.meta.url));

/**
 * esbuild makes a chunk for each set of entries that share files: twenty for a report, and loading them takes Node half
 * as long again as one file with the same code. So every late entry is made to need the whole core: it is there anyway.
 */
const oneCore = {
  name: 'one chunk for the core',
  setup({ onResolve, onLoad }) {
    const late = new Set();
    onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      if (kind === 'dynamic-import') late.add(resolve(resolveDir, path));
      return undefined;
    });
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      if (!late.has(path) || path === core) return undefined;
      const contents = `${readFileSync(path, 'utf8')}\nimport ${JSON.stringify(core)};\n`;
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
    });
  },
};

const shared = {
  absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  jsx: 'automatic',
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
  define: {
    'process.env.NODE_ENV': '"production"',
    __VERSION__: JSON.stringify(version),
    __READER__: JSON.stringify(reader()),
  },
  // CommonJS packages (dockerode) call require at run time
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  alias: {
    ...packages,
    // not needed: devtools, ssh hosts, BuildKit sessions (docs/decisions/0002-no-dependencies-at-run-time.md)
    'react-devtools-core': empty,
    ssh2: empty,
    '@grpc/grpc-js': empty,
    '@grpc/proto-loader': empty,
    protobufjs: empty,
  },
};

rmSync(new URL('dist', import.meta.url), { recursive: true, force: true });
const results = await Promise.all([
  build({
    ...shared,
    entryPoints: { layerscope: 'src/cli/main.ts' },
    splitting: true,
    // no chunks/ folder: relative URLs would break (shared by entry and chunks)
    chunkNames: '[name]-[hash]',
    plugins: [inkFiles, oneCore],
  }),
  build({
    ...shared,
    entryPoints: ['index', 'decompress', 'search', 'digest'].map((what) => `src/cli/${what}Worker.ts`),
  }),
]);

writeFileSync(
  new URL('dist/LICENSES.txt', import.meta.url),
  licences(results.flatMap(({ metafile }) => Object.keys(metafile.inputs))),
);

/** Digest of the sources that decide what is made of a layer: the cache believes only what the same ones wrote. */
function reader() {
  const hash = createHash('sha256');
  for (const room of ['model', 'archive', 'layers', 'load']) {
    const folder = new URL(`src/${room}/`, import.meta.url);
    for (const name of readdirSync(folder, { recursive: true }).sort()) {
      if (name.endsWith('.ts')) hash.update(name).update(readFileSync(new URL(name, folder)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** The licence texts of every package whose files the bundle contains. */
function licences(inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
    if (match) folders.add(match[0]);
  }
  const parts = ['layerscope bundles these packages:\n'];
  for (const folder of [...folders].sort()) {
    const about = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
    const text = file
      ? readFileSync(`${folder}/${file}`, 'utf8').trim()
      : `(the package names its licence only: ${about.license})`;
    parts.push(`${'-'.repeat(72)}\n${about.name} ${about.version}  ${about.license}\n\n${text}\n`);
  }
  return parts.join('\n');
}

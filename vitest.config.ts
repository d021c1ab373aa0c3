import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { inkFilesForTests, packages } from './scripts/inkStandIns.mjs';

export default defineConfig({
  logLevel: 'error',
  define: { __VERSION__: '"0.0.0-test"', __READER__: '"test"' },
  plugins: [inkFilesForTests],
  test: {
    // tests leave the cache of whoever runs them alone
    env: { XDG_CACHE_HOME: join(tmpdir(), 'layerscope-test-cache'), LAYERSCOPE_CACHE_SIZE: '0' },
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/engine/**', 'node_modules/**'],
    testTimeout: 20_000,
    // the bundle's aliases (build.mjs), so that tests draw with the same code
    alias: packages,
    server: {
      deps: { inline: ['ink', 'ink-testing-library', 'wrap-ansi', 'slice-ansi', 'cli-truncate', 'widest-line'] },
    },
  },
});

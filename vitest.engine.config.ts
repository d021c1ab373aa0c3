import { defineConfig } from 'vitest/config';

/** The tests that start a real dockerd and a real Podman: as root, with docker.io and podman installed. */
export default defineConfig({
  logLevel: 'error',
  define: { __VERSION__: '"0.0.0-test"' },
  test: {
    include: ['test/engine/**/*.test.ts'],
    globalSetup: 'test/engine/engines.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});

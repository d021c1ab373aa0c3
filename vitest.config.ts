import { defineConfig } from 'vitest/config';

export default defineConfig({
  logLevel: 'error',
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/engine/**', 'node_modules/**'],
    testTimeout: 20_000,
  },
});

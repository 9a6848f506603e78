import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: './test/template.ts',
    // Each file starts a server, and starts it again to see what it kept.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

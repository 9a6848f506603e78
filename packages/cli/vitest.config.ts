import { defineConfig } from 'vitest/config';

// A test makes whole packages, several of them compile one.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 120_000 } });

/**
 * The longest that a test waits for one thing, in milliseconds. Only a hang meets it: what a test proves is an order, a
 * cause or a count, never how fast the machine is.
 */
export const WAIT_LIMIT_MS = 600_000;

/** Longer than one wait, so that a wait which hangs is named, and not only the test around it. */
const TEST_LIMIT_MS = 2 * WAIT_LIMIT_MS;

/**
 * What the tests of all packages have in common.
 *
 * @type {import('vitest/config').ViteUserConfig}
 */
export default {
  test: {
    // Loading what is tested takes longer than most tests, and no test changes a module.
    isolate: false,
    testTimeout: TEST_LIMIT_MS,
    hookTimeout: TEST_LIMIT_MS,
    teardownTimeout: TEST_LIMIT_MS,
    expect: { poll: { timeout: WAIT_LIMIT_MS } },
  },
};

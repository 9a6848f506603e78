import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.js';

export default mergeConfig(shared, {
  test: {
    globalSetup: './test/template.ts',
    // Most of what these tests do is done by servers in other threads and processes: one worker leaves a core idle.
    maxWorkers: 2,
    // Each of some hundred starts of a database lives for seconds: V8 would spend a fifth of the time on optimizing it.
    execArgv: ['--liftoff-only'],
  },
});

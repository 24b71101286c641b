import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The middleware as a whole, as clients meet it; `GATEHOUSE_LITELLM_VENV` names real LiteLLM, and the Python clients that come with it. */
export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    name: 'whole middleware',
    include: ['e2e/middleware/**/*.test.ts'],
    globalSetup: [join(import.meta.dirname, 'start-shared.ts')],
    // The tests wait for answers more than they compute.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

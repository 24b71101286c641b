import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** One suite for both engines; `GATEHOUSE_LITELLM_VENV` names the real one. Each engine starts once for each config. */
export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    name: 'both engines',
    include: ['e2e/litellm/**/*.test.ts'],
    globalSetup: [join(import.meta.dirname, 'start-engines.ts')],
    // The tests wait for the engines, not for the processor.
    maxWorkers: 4,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

import type { SandboxPartName } from '../../contract/sandbox.ts';

/** How a part is called at the start of a sentence. */
export const PART_LABELS: Readonly<Record<SandboxPartName, string>> = {
  postgres: 'Postgres',
  'mock-llm': 'The mock backend',
  gateway: 'The gateway',
  middleware: 'The middleware',
};

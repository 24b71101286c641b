import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

/** That it runs and prints both sides, not how fast: machines are noisy. */
test('the figures of config can be measured', { timeout: 180_000 }, async () => {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'config.ts')]);
  expect(stdout).toContain('config.yaml of 2000 models');
  expect(stdout.match(/times faster/g)).toHaveLength(2);
  expect(stdout.match(/target|< \d+ ms/g)?.length).toBeGreaterThanOrEqual(3);
});

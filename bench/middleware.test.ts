import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

const measure = async (): Promise<string> => {
  const script = join(import.meta.dirname, 'middleware.ts');
  try {
    return (await run(process.execPath, [script, '--quick'])).stdout;
  } catch (error) {
    // What it cannot measure without, it says itself.
    const { stdout = '' } = error as { readonly stdout?: string };
    if (/^not measured: /m.test(stdout)) return stdout;
    throw error;
  }
};

/** That it runs, that every answer was good and that both sides are printed; not how fast: machines are noisy. */
test('the figures of the middleware can be measured', { timeout: 180_000 }, async ({ skip }) => {
  const text = await measure();
  const missing = /^not measured: (.*)$/m.exec(text)?.[1];
  skip(missing !== undefined, missing);
  const columns = (name: string): string[] =>
    new RegExp(`^${name} {2,}(.*)$`, 'm').exec(text)?.[1]?.split(/ {2,}/) ?? [];
  for (const name of ['nginx, chat', 'chat', 'nginx, stream', 'stream']) {
    const [perSecond, perCpuSecond] = columns(name).map(Number);
    expect(perSecond, name).toBeGreaterThan(0);
    expect(perCpuSecond, name).toBeGreaterThan(0);
  }
  for (const name of ['chat', 'stream']) {
    const ratio = Number.parseFloat(columns(name)[6] ?? '');
    expect(ratio, name).toBeGreaterThan(0);
    expect(ratio, name).toBeLessThan(10);
  }
  expect(text.match(/>= 0\.\d+: (met|MISSED)/g)?.length).toBeGreaterThanOrEqual(2);
  expect(text).toMatch(/p50 < 1 ms: (met|MISSED)/);
  expect(text).toMatch(/< 300 MiB: (met|MISSED)/);
  expect(text).toMatch(/^nginx, all 1000 turns sent +[\d.]+ ms/m);
});

import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from 'vitest';

const children: ChildProcessByStdio<null, Readable, null>[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function run(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const line = once(createInterface(child.stdout), 'line').then(([text]) => String(text));
  return { child, line, exit: once(child, 'exit') };
}

it('says where it listens, answers there, and ends at once when told to', async () => {
  const { child, line, exit } = run({ MOCK_LLM_DELAY_MS: '3600000' });
  const port = /^mock backend: listening on 127\.0\.0\.1:(\d+)$/.exec(await line)?.[1];
  const url = `http://127.0.0.1:${port}`;
  for (const path of ['/', '/health', '/health/liveliness'])
    expect(await (await fetch(url + path)).json()).toEqual({ status: 'healthy' });
  const asked = fetch(`${url}/model/m/converse`, { method: 'POST', body: '{}' });
  child.kill('SIGTERM');
  await expect(asked).rejects.toThrow();
  expect(await exit).toEqual([0, null]);
});

it('says what is wrong with its settings and does not start', async () => {
  const { line, exit } = run({ PORT: '70000' });
  expect(await line).toContain('settings are wrong: PORT must be a whole number');
  expect(await exit).toEqual([1, null]);
});

it('says that its port is taken', async () => {
  const first = run({});
  const port = (await first.line).split(':').at(-1)!;
  const second = run({ PORT: port });
  expect(await second.line).toContain('"EADDRINUSE"');
  expect(await second.exit).toEqual([1, null]);
});

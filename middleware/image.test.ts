import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startMock } from './mock-llm/mock.fixture.ts';

const built = join(import.meta.dirname, '..', 'out', 'image');

/** As in the image: the bundle in a folder of its own, with no packages anywhere above it. */
let folder = '';
const ends: (() => unknown)[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-image-'));
  await cp(built, folder, { recursive: true });
});
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  await rm(folder, { recursive: true, force: true });
});

function start(program: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [program], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  ends.push(() => child.kill('SIGKILL'));
  return child;
}

it('runs from its bundle alone, tells its health, and finishes on SIGTERM', async () => {
  const mock = await startMock();
  ends.push(() => mock.stop());
  const child = start('middleware.mjs', { LITELLM_URL: mock.url, PORT: '0' });
  let port = '';
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as { readonly msg: string; readonly port?: number };
    if (said.msg !== 'listening') continue;
    port = String(said.port);
    break;
  }
  const chat = await fetch(`http://127.0.0.1:${port}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk-1', 'content-type': 'application/json' },
    body: '{"model":"m","messages":[{"role":"user","content":"hi"}]}',
  });
  expect(await chat.text()).toContain('mock backend');
  expect(await once(start('health-check.mjs', { PORT: port }), 'exit')).toEqual([0, null]);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(await once(start('health-check.mjs', { PORT: port }), 'exit')).toEqual([1, null]);
});

it('says each wrong setting in a line, and ends', async () => {
  const child = start('middleware.mjs', {
    LITELLM_URL: 'nowhere',
    PORT: '1e9',
    OKTA_ISSUER: 'http://example.com',
  });
  const messages: string[] = [];
  for await (const line of createInterface({ input: child.stdout }))
    messages.push((JSON.parse(line) as { readonly msg: string }).msg);
  for (const name of ['LITELLM_URL', 'PORT', 'OKTA_ISSUER'])
    expect(messages.filter((message) => message.startsWith(`${name} must be`))).toHaveLength(1);
  expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(1);
});

it('is an image that runs as nobody of importance and is asked for its health', async () => {
  const lines = (await readFile(join(folder, 'Dockerfile'), 'utf8')).split('\n');
  expect(lines.findIndex((line) => line === 'USER node')).toBeGreaterThan(0);
  expect(lines.some((line) => line.startsWith('HEALTHCHECK') && line.includes('health-check.mjs'))).toBe(
    true,
  );
  expect(lines.some((line) => /npm|apt-get|curl/.test(line) && !line.startsWith('#'))).toBe(false);
  // One of exactly the version that all checks ran on, in an index for ARM and x86.
  const { devDependencies } = JSON.parse(
    await readFile(join(import.meta.dirname, '..', 'package.json'), 'utf8'),
  ) as { readonly devDependencies: Readonly<Record<string, string>> };
  expect(lines).toContain(`FROM node:${devDependencies['node']}-bookworm-slim`);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { contract } from '../../contract/index.ts';
import { nodeChildHost } from '../children/node-child-host.ts';
import { connect } from '../transport/connect.fixture.ts';
import { CONFIG, configOf, standInEntries } from './fixtures/stand-ins.ts';
import { sandboxRouter } from './router.ts';
import { Sandbox } from './sandbox.ts';

let folder: string;
let text: string;
let sandbox: Sandbox;
let close: () => void;
let client: ReturnType<typeof connect<Pick<typeof contract, 'sandbox'>>>['client'];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-router-'));
  text = CONFIG;
  sandbox = new Sandbox({
    dataDir: folder,
    host: nodeChildHost,
    entries: standInEntries,
    litellmConstraints: () => Promise.resolve(''),
    runningConfig: () => Promise.resolve(text),
  });
  ({ client, close } = connect<Pick<typeof contract, 'sandbox'>>({ sandbox: sandboxRouter(sandbox) }));
});
afterEach(async () => {
  await sandbox.stop();
  close();
  await rm(folder, { recursive: true, maxRetries: 5 });
});

it('offers the whole contract of the sandbox', async () => {
  const states: string[] = [];
  const watching = (async () => {
    for await (const { state } of await client.sandbox.watch()) {
      if (states.at(-1) !== state) states.push(state);
      if (states.length > 1 && state === 'stopped') break;
    }
  })();
  const { url, parts } = await client.sandbox.start();
  expect([url, parts.length]).toEqual([sandbox.status.url, 4]);
  expect(await client.sandbox.key()).toEqual({ key: await sandbox.key() });
  for await (const lines of await client.sandbox.watchLogs({ part: 'postgres' })) {
    expect(lines.length).toBeLessThanOrEqual(100);
    break;
  }
  expect(await client.sandbox.litellm()).toMatchObject({ isInstalled: false, version: '1.104.4' });
  expect(await client.sandbox.switchEngine({ engine: 'compatible' })).toMatchObject({ state: 'running' });
  expect(await client.sandbox.reset()).toMatchObject({ state: 'running', url });
  expect(await client.sandbox.stop()).toMatchObject({ state: 'stopped' });
  await watching;
  expect(states).toEqual(['stopped', 'starting', 'running', 'stopping', 'stopped']);
});

it('says in the window why it did not start', async () => {
  text = configOf('bedrock/first', 'refuse');
  await expect(client.sandbox.start()).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: 'The routing strategy is unknown: "refuse".',
    data: { remedy: 'Choose a known one.' },
  });
});

import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { contract } from '../../contract/index.ts';
import { nodeChildHost } from '../children/node-child-host.ts';
import { createHost } from '../transport/host.ts';
import { portChannel } from '../transport/port-channel.ts';
import { CONFIG, configOf, standInEntries } from './fixtures/stand-ins.ts';
import { sandboxRouter } from './router.ts';
import { Sandbox } from './sandbox.ts';

let folder: string;
let text: string;
let sandbox: Sandbox;
let port: MessagePort;
let client: ContractRouterClient<Pick<typeof contract, 'sandbox'>>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-router-'));
  text = CONFIG;
  sandbox = new Sandbox({
    dataDir: folder,
    host: nodeChildHost,
    entries: standInEntries,
    runningConfig: () => Promise.resolve(text),
  });
  const { port1, port2 } = new MessageChannel();
  port = port1;
  createHost({ sandbox: sandboxRouter(sandbox) }, pino({ enabled: false })).accept(portChannel(port2));
  port1.start();
  client = createORPCClient(new RPCLink({ port: port1 }));
});
afterEach(async () => {
  await sandbox.stop();
  port.close();
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

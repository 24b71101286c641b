import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublishEvent, Traffic } from '../contract/config.ts';
import type { Contract } from '../contract/index.ts';
import { nodeChildHost } from './children/node-child-host.ts';
import { descendants } from './children/processes.fixture.ts';
import { layoutOf } from './layout.ts';
import { createServices, type Services } from './services.ts';
import { connect } from './transport/connect.fixture.ts';

/** The main job, through the contract, on the real sandbox. */
const gatewayId = 'sandbox';
const CALLS = 300;

let folder = '';
let services: Services;
let window: ReturnType<typeof connect<Contract>>;

function open(): void {
  const log = pino({ enabled: false });
  services = createServices({
    dataDir: folder,
    layout: layoutOf(join(import.meta.dirname, 'server.ts')),
    shell: {
      kind: 'browser',
      version: '1.2.3',
      canKeepSecrets: false,
      showFile: () => Promise.resolve(),
    },
    childHost: nodeChildHost,
    log,
    logFile: join(folder, 'gatehouse.log'),
  });
  window = connect<Contract>(services.router);
  services.start();
}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-services-'));
  open();
});
afterAll(async () => {
  window.close();
  await services.stop();
  expect(await descendants(process.pid)).toEqual([]);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function gatewayUrl(): Promise<string> {
  for await (const { state, url, problem } of await window.client.sandbox.watch()) {
    if (state === 'failed') throw new Error(problem?.message);
    if (state === 'running' && url !== undefined) return url;
  }
  throw new Error('The sandbox is not followed any more.');
}

async function chat(model: string): Promise<Response> {
  const { key } = await window.client.sandbox.key();
  return fetch(`${await gatewayUrl()}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello' }] }),
  });
}

async function send(model: string, calls: number): Promise<void> {
  let left = calls;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      expect((await chat(model)).status).toBe(200);
    }
  };
  await Promise.all(Array.from({ length: 10 }, worker));
}

async function publish(text: string, tryModels: readonly string[]): Promise<readonly PublishEvent[]> {
  const { running } = await window.client.config.get({ gatewayId });
  const events: PublishEvent[] = [];
  const stream = await window.client.config.publish({
    gatewayId,
    text,
    baseVersionId: running.id,
    note: '',
    tryModels: [...tryModels],
  });
  for await (const event of stream) events.push(event);
  return events;
}

/** The traffic once every call that was sent is counted. */
async function measured(modelName: string, calls: number): Promise<Extract<Traffic, { kind: 'measured' }>> {
  for await (const traffic of await window.client.config.watchTraffic({
    gatewayId,
    modelName,
    windowMinutes: 60,
  })) {
    if (traffic.kind === 'measured' && traffic.totalCalls >= calls) return traffic;
  }
  throw new Error('The traffic is not followed any more.');
}

const configOf = (first: number, second: number, model = 'bedrock/b'): string => `
model_list:
  - {model_name: ab, litellm_params: {model: openai/a, weight: ${first}}} # the old one
  - {model_name: ab, litellm_params: {model: ${model}, weight: ${second}}}
`;

/** The mock backend refuses it. */
const REFUSED = 'model_list:\n  - {model_name: ab, litellm_params: {model: openai/a-mock-status-401}}\n';

describe('the sandbox with the config page behind it', { timeout: 120_000 }, () => {
  it('begins with the shipped configuration, which serves every model it names', async () => {
    const { running } = await window.client.config.get({ gatewayId });
    expect(running.author).toBe('Gatehouse');
    const [, name = ''] = /model_name: "?([^"\n#]+)/.exec(running.text) ?? [];
    expect((await chat(name.trim())).status).toBe(200);
  });

  it('makes traffic follow what is published', async () => {
    for (const [first, second] of [
      [9, 1],
      [1, 3],
    ] as const) {
      const share = first / (first + second);
      const events = await publish(configOf(first, second), ['ab']);
      expect(events.filter(({ kind }) => kind === 'tried')).toMatchObject([
        { model: 'ab · deployment 1', isOk: true },
        { model: 'ab · deployment 2', isOk: true },
      ]);
      expect(events.at(-1)).toMatchObject({ kind: 'published' });
      await send('ab', CALLS);
      const { arms, isEnough } = await measured('ab', CALLS);
      expect(isEnough).toBe(true);
      expect(arms.map(({ model }) => model)).toEqual(['openai/a', 'bedrock/b']);
      const [low, high] = arms[0]!.shareInterval!;
      // Six standard errors: beside it once in half a billion runs.
      const slack = ((high - low) / 2 / 1.96) * 4.04;
      expect(share).toBeGreaterThan(low - slack);
      expect(share).toBeLessThan(high + slack);
      expect(arms[0]!.errors + arms[1]!.errors).toBe(0);
      expect(arms[0]!.p95Ms).toBeGreaterThan(0);
    }
  });

  it.each([
    ['has an error', 'model_list: 5', 'Line 1', []],
    ['names a model that does not answer', REFUSED, '"ab"', ['ab']],
    [
      'has one deployment of two that does not answer',
      configOf(9, 0, 'openai/b-mock-status-401'),
      '"ab · deployment 2"',
      ['ab'],
    ],
  ])('leaves what runs alone when a config %s', async (_what, text, reason, models) => {
    const before = await window.client.config.get({ gatewayId });
    expect((await publish(text, models)).at(-1)).toMatchObject({
      kind: 'returned',
      reason: expect.stringContaining(reason) as string,
    });
    expect((await window.client.config.get({ gatewayId })).running).toEqual(before.running);
    expect((await chat('ab')).status).toBe(200);
  });

  it('runs the published version after the next start', async () => {
    const { running } = await window.client.config.get({ gatewayId });
    window.close();
    await services.stop();
    open();
    await gatewayUrl();
    expect((await window.client.config.get({ gatewayId })).running).toEqual(running);
    expect((await chat('ab')).status).toBe(200);
  });

  it('tries a model of the running version', async () => {
    expect(await window.client.config.tryModel({ gatewayId, model: 'ab' })).toMatchObject({ isOk: true });
    expect(await window.client.config.tryModel({ gatewayId, model: 'nobody' })).toMatchObject({
      isOk: false,
      message: expect.stringContaining('nobody') as string,
    });
  });
});

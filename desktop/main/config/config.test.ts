import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PublishEvent } from '../../contract/config.ts';
import { AppError } from '../../contract/errors.ts';
import type { Gateway } from '../../contract/gateways.ts';
import type { contract } from '../../contract/index.ts';
import { gatewayFolder } from '../state/folders.ts';
import { targetOf } from '../target-of.ts';
import { connect } from '../transport/connect.fixture.ts';
import { ConfigService } from './config-service.ts';
import { configRouter } from './router.ts';
import { ScriptedTarget } from './scripted-target.fixture.ts';

const SHIPPED = 'model_list:\n  - {model_name: chat, litellm_params: {model: openai/a}}\n';
const NEXT = SHIPPED.replace('openai/a', 'openai/b');
const gatewayId = 'sandbox';
const GATEWAYS: readonly Gateway[] = [
  { kind: 'sandbox', id: 'sandbox', name: 'Sandbox', color: 'teal', isReadOnly: false },
  {
    kind: 'aws',
    id: 'prod',
    name: 'prod',
    color: 'red',
    region: 'eu-west-1',
    stackName: 'litellm-stack',
    isReadOnly: true,
  },
];

let folder = '';
let target: ScriptedTarget;
const closes: (() => void)[] = [];
type Client = ReturnType<typeof connect<Pick<typeof contract, 'config'>>>['client'];
let client: Client;

/** Another Gatehouse on the same folder, as after a restart. */
function open(): Client {
  const config = new ConfigService({
    dataDir: folder,
    gateway: (id) => {
      const found = GATEWAYS.find((one) => one.id === id);
      return found ? Promise.resolve(found) : Promise.reject(new AppError('NOT_FOUND', 'It is gone.'));
    },
    target: targetOf(target),
    defaultConfig: () => Promise.resolve(SHIPPED),
  });
  const { client, close } = connect<Pick<typeof contract, 'config'>>({
    config: configRouter(config),
  });
  closes.push(close, () => config.stop());
  return client;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-config-'));
  target = new ScriptedTarget();
  client = open();
});
afterEach(async () => {
  for (const close of closes.splice(0)) close();
  await rm(folder, { recursive: true, force: true });
});

const begin = (text: string, baseVersionId: string, on = client) =>
  on.config.publish({ gatewayId, text, baseVersionId, note: 'why', tryModels: [] });

async function publish(text: string, baseVersionId: string, on = client): Promise<readonly PublishEvent[]> {
  const events: PublishEvent[] = [];
  for await (const event of await begin(text, baseVersionId, on)) events.push(event);
  return events;
}
const runningOf = async (on = client) => (await on.config.get({ gatewayId })).running;

describe('the running version', () => {
  it('is the shipped configuration at first', async () => {
    const { running, draft } = await client.config.get({ gatewayId });
    expect(running).toMatchObject({ text: SHIPPED, author: 'Gatehouse', isRunning: true });
    expect(draft).toBeNull();
    expect(await client.config.listVersions({ gatewayId })).toHaveLength(1);
  });

  it('is followed by every window', async () => {
    const { id } = await runningOf();
    const seen = await client.config.watchRunning({ gatewayId });
    expect((await seen.next()).value).toEqual({ versionId: id });
    const last = (await publish(NEXT, id)).at(-1);
    expect((await seen.next()).value).toEqual({
      versionId: last?.kind === 'published' && last.version.id,
    });
    await seen.return();
  });
});

describe('a draft', () => {
  it('is on disk before the window hears of it, and there after a crash', async () => {
    const { id } = await runningOf();
    const { savedAt } = await client.config.saveDraft({ gatewayId, text: 'half: [', baseVersionId: id });
    expect((await open().config.get({ gatewayId })).draft).toEqual({
      text: 'half: [',
      baseVersionId: id,
      savedAt,
    });
    await client.config.removeDraft({ gatewayId });
    expect((await open().config.get({ gatewayId })).draft).toBeNull();
  });

  it('larger than 5 MB is refused, and the one before is kept', async () => {
    const { id } = await runningOf();
    await client.config.saveDraft({ gatewayId, text: 'a: 1', baseVersionId: id });
    await expect(
      client.config.saveDraft({ gatewayId, text: 'x'.repeat(5_000_001), baseVersionId: id }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect((await client.config.get({ gatewayId })).draft).toMatchObject({ text: 'a: 1' });
  });
});

describe('publishing', () => {
  it('makes a text what runs, step by step, and keeps the version before', async () => {
    const first = await runningOf();
    const events = await publish(NEXT, first.id);
    expect(
      events.map((event) => (event.kind === 'step' ? `${event.step} ${event.state}` : event.kind)),
    ).toEqual([
      'check working',
      'check done',
      'save working',
      'save done',
      'try skipped',
      'restart working',
      'published',
    ]);
    expect(target.applied).toEqual([NEXT]);
    expect(await runningOf(open())).toMatchObject({ text: NEXT, note: 'why' });
    expect(await client.config.getVersion({ gatewayId, versionId: first.id })).toMatchObject({
      text: SHIPPED,
      isRunning: false,
    });
  });

  it('stops at an error of the config, with its line, before the gateway is touched', async () => {
    const { id } = await runningOf();
    const events = await publish('model_list: [', id);
    expect(events.at(-1)).toMatchObject({
      kind: 'returned',
      reason: expect.stringMatching(/^Line 1: /) as string,
    });
    expect(target.applied).toEqual([]);
    expect((await runningOf()).id).toBe(id);
  });

  it('leaves the old version running and listed when the gateway returns to it', async () => {
    const { id } = await runningOf();
    target.outcome = { kind: 'returned', reason: 'It does not come up.', remedy: 'Look.' };
    expect((await publish(NEXT, id)).at(-1)).toEqual(target.outcome);
    expect(await open().config.listVersions({ gatewayId })).toMatchObject([{ id, isRunning: true }]);
    expect(await readdir(join(gatewayFolder(folder, gatewayId), 'config'))).toHaveLength(2);
  });

  it('is refused when somebody else was quicker, and nothing is lost', async () => {
    const { id } = await runningOf();
    await publish(NEXT, id);
    await expect(publish(SHIPPED, id)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await runningOf()).toMatchObject({ text: NEXT });
  });

  it('is refused while another is under way', async () => {
    const { id } = await runningOf();
    let go = (): void => undefined;
    target.gate = new Promise((resolve) => (go = resolve));
    const under = await begin(NEXT, id);
    await under.next();
    await expect(publish(NEXT, id)).rejects.toMatchObject({ code: 'CONFLICT' });
    go();
    while ((await under.next()).done !== true);
    expect(await runningOf()).toMatchObject({ text: NEXT });
  });

  it('goes on when the window that asked is gone', async () => {
    const { id } = await runningOf();
    let go = (): void => undefined;
    target.gate = new Promise((resolve) => (go = resolve));
    const seen = await client.config.watchRunning({ gatewayId });
    await seen.next();
    const stream = await begin(NEXT, id);
    await stream.next();
    await stream.return();
    go();
    await seen.next();
    expect(await runningOf()).toMatchObject({ text: NEXT });
  });

  it('is cancelled with the app, and the old version stays', async () => {
    const { id } = await runningOf();
    target.gate = new Promise(() => undefined);
    const stream = await begin(NEXT, id);
    await stream.next();
    for (const close of closes.splice(0).reverse()) close();
    expect(await runningOf(open())).toMatchObject({ text: SHIPPED });
  });
});

describe('a gateway that cannot be asked', () => {
  it('says why its traffic is not known, and goes on asking', async () => {
    const seen = await client.config.watchTraffic({ gatewayId, modelName: 'chat', windowMinutes: 60 });
    expect((await seen.next()).value).toEqual({ kind: 'unavailable', reason: 'The sandbox does not run.' });
    await seen.return();
  });

  it('on AWS says that it is not reached yet', async () => {
    await expect(client.config.get({ gatewayId: 'prod' })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const publishing = client.config.publish({
      gatewayId: 'prod',
      text: NEXT,
      baseVersionId: 'x',
      note: '',
      tryModels: [],
    });
    await expect(publishing.then((stream) => stream.next())).rejects.toMatchObject({ code: 'READ_ONLY' });
  });

  it('that is gone is not found', async () => {
    await expect(client.config.get({ gatewayId: '../../etc' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

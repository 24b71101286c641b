import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PublishEvent } from '../../contract/config.ts';
import type { SandboxStatus } from '../../contract/sandbox.ts';
import { nodeChildHost } from '../children/node-child-host.ts';
import { alive, descendants } from '../children/processes.fixture.ts';
import type { ApplyOutcome, TryOut } from '../target.ts';
import { noTryOut } from './fixtures/no-try-out.ts';
import { CONFIG, configOf, standInEntries } from './fixtures/stand-ins.ts';
import { Sandbox } from './sandbox.ts';

let folder: string;
let text: string;
let made: Sandbox[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-sandbox-'));
  text = CONFIG;
  made = [];
});
afterEach(async () => {
  await Promise.all(made.map((sandbox) => sandbox.stop()));
  expect(await descendants(process.pid)).toEqual([]);
  await rm(folder, { recursive: true, maxRetries: 5 });
});

function make(name = 'data'): Sandbox {
  const sandbox = new Sandbox({
    dataDir: join(folder, name),
    host: nodeChildHost,
    entries: standInEntries,
    litellmConstraints: () => Promise.resolve(''),
    runningConfig: () => Promise.resolve(text),
  });
  made.push(sandbox);
  return sandbox;
}

/** What a client gets that asks for the model "chat": the model that answered, or the status. */
const chat = async (sandbox: Sandbox): Promise<string | number> =>
  chatAt(sandbox.status.url!, await sandbox.key());

async function chatAt(url: string, key: string): Promise<string | number> {
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify({ model: 'chat', messages: [{ role: 'user', content: 'Hello' }] }),
  });
  if (!response.ok) return response.status;
  const { choices } = (await response.json()) as { choices: { message: { content: string } }[] };
  return /"(.+)"/.exec(choices[0]!.message.content)![1]!;
}
const eventually = (sandbox: Sandbox, answer: string): Promise<void> =>
  expect.poll(() => chat(sandbox).catch(() => 0), { timeout: 20_000 }).toBe(answer);

async function apply(sandbox: Sandbox, config: string, tryOut = noTryOut) {
  const events: PublishEvent[] = [];
  const publishing = sandbox.apply(config, tryOut, new AbortController().signal);
  let next = await publishing.next();
  while (next.done !== true) {
    events.push(next.value);
    next = await publishing.next();
  }
  const steps = events.map((event) => (event.kind === 'step' ? `${event.step} ${event.state}` : event.kind));
  return { steps, outcome: next.value };
}

const occupy = async (port: number): Promise<() => void> => {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return () => void server.close();
};
const portOf = ({ parts }: SandboxStatus, name: string): number =>
  parts.find((part) => part.name === name)!.port!;

describe('a sandbox', () => {
  it('starts, and answers a chat through the middleware', async () => {
    const sandbox = make();
    const seen: string[] = [];
    const leave = new AbortController();
    const watching = (async () => {
      for await (const { state } of sandbox.watch(leave.signal)) if (seen.at(-1) !== state) seen.push(state);
    })();
    const status = await sandbox.start();
    expect(status).toMatchObject({ state: 'running', engine: 'compatible' });
    expect(status.parts.map(({ state }) => state)).toEqual(['running', 'running', 'running', 'running']);
    expect(await chat(sandbox)).toBe('first');
    expect(await sandbox.start()).toEqual(status);
    expect(await sandbox.stop()).toMatchObject({ state: 'stopped' });
    expect(await descendants(process.pid)).toEqual([]);
    leave.abort();
    await watching;
    expect(seen).toEqual(['stopped', 'starting', 'running', 'stopping', 'stopped']);
  });

  it('keeps address, key and database when it starts again, and forgets the last two at a reset', async () => {
    const sandbox = make();
    const { url } = await sandbox.start();
    const key = await sandbox.key();
    await chat(sandbox);
    const calls = async (): Promise<unknown> => (await fetch(`${sandbox.status.url!}/calls`)).json();
    await sandbox.stop();
    expect((await make().start()).url).toBe(url);
    await made[1]!.stop();
    await sandbox.start();
    expect([await sandbox.key(), await calls()]).toEqual([key, { calls: 1 }]);
    expect((await sandbox.reset()).url).toBe(url);
    expect(await sandbox.key()).not.toBe(key);
    expect(await chat(sandbox)).toBe('first');
    expect(await calls()).toEqual({ calls: 1 });
  });

  it('takes another port when its own was taken meanwhile, and says so', async () => {
    const sandbox = make();
    const before = portOf(await sandbox.start(), 'middleware');
    await sandbox.stop();
    const release = await occupy(before);
    const status = await sandbox.start();
    release();
    expect(portOf(status, 'middleware')).not.toBe(before);
    expect(status).toMatchObject({
      state: 'running',
      problem: { message: expect.stringContaining('last port') as string },
    });
    expect(await chat(sandbox)).toBe('first');
  });

  it('runs beside another', async () => {
    const [one, two] = [make('one'), make('two')];
    await Promise.all([one.start(), two.start()]);
    expect([await chat(one), await chat(two)]).toEqual(['first', 'first']);
    expect(await one.key()).not.toBe(await two.key());
  });

  it('can be stopped while it starts', async () => {
    const sandbox = make();
    const starting = sandbox.start();
    for await (const { parts } of sandbox.watch()) if (parts.some(({ state }) => state === 'starting')) break;
    const stopping = sandbox.stop();
    await expect(starting).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await stopping).toMatchObject({ state: 'stopped' });
    expect(await descendants(process.pid)).toEqual([]);
  });

  it('says why it does not start, and leaves nothing half running', async () => {
    const sandbox = make();
    text = configOf('bedrock/first', 'refuse');
    const problem = { message: 'The routing strategy is unknown: "refuse".', remedy: 'Choose a known one.' };
    await expect(sandbox.start()).rejects.toMatchObject(problem);
    expect(sandbox.status).toMatchObject({ state: 'failed', problem });
    expect(await descendants(process.pid)).toEqual([]);
    text = CONFIG;
    expect(await sandbox.start()).toMatchObject({ state: 'running' });
  });

  it('says of its connection whether it starts, runs or does not run', async () => {
    const sandbox = make();
    await expect(sandbox.connection()).rejects.toMatchObject({ message: 'The sandbox does not run.' });
    const starting = sandbox.start();
    await expect
      .poll(() => sandbox.connection().catch((error: unknown) => (error as Error).message))
      .toBe('The sandbox is starting.');
    const { url } = await starting;
    expect(await sandbox.connection()).toEqual({ url, masterKey: await sandbox.key() });
  });

  it('says that its data folder cannot be written', async () => {
    await writeFile(join(folder, 'data'), 'a file');
    await expect(make().start()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('a part that ends by itself', () => {
  it.each(['gateway.fixture', '/middleware/main', 'mock-llm/main', 'postgres/main'])(
    'is started again: %s',
    async (word) => {
      const sandbox = make();
      const { url } = await sandbox.start();
      const [pid] = await descendants(process.pid, word);
      process.kill(pid!, 'SIGKILL');
      const leave = new AbortController();
      for await (const { parts } of sandbox.watch(leave.signal)) {
        if (parts.some(({ problem }) => problem?.message.includes('ended by itself'))) break;
      }
      await eventually(sandbox, 'first');
      await expect.poll(() => sandbox.status.state, { timeout: 20_000 }).toBe('running');
      expect(sandbox.status.url).toBe(url);
      expect(await alive([pid!])).toEqual([]);
    },
  );

  it('is given up after five times in a row, with what to do; a start begins anew', async () => {
    const sandbox = make();
    text = configOf('bedrock/first', 'crash');
    await sandbox.start().catch(() => undefined);
    await expect.poll(() => sandbox.status.state, { timeout: 25_000 }).toBe('failed');
    expect(sandbox.status.parts.find(({ name }) => name === 'gateway')).toMatchObject({
      state: 'failed',
      problem: {
        message: 'The gateway ended 5 times in a row and is not started again.',
        remedy: expect.any(String) as string,
      },
    });
    text = CONFIG;
    await sandbox.start();
    expect(await chat(sandbox)).toBe('first');
  });
});

describe('a config that is published to the sandbox', () => {
  const whole = [
    'restart working',
    'restart done',
    'health working',
    'health done',
    'switch working',
    'switch done',
  ];

  it('takes over, and is what a restarted gateway runs', async () => {
    const sandbox = make();
    const before = await sandbox.start();
    expect(await apply(sandbox, configOf('bedrock/second'))).toEqual({
      steps: whole,
      outcome: { kind: 'applied' },
    });
    expect(await chat(sandbox)).toBe('second');
    expect(sandbox.status.url).toBe(before.url);
    await expect.poll(() => descendants(process.pid, 'gateway.fixture')).toHaveLength(1);
    const [pid] = await descendants(process.pid, 'gateway.fixture');
    process.kill(pid!, 'SIGKILL');
    await eventually(sandbox, 'second');
  });

  it('loses no request', async () => {
    const sandbox = make();
    await sandbox.start();
    const publishing = { isOver: false };
    const client = async (): Promise<(string | number)[]> => {
      const answers: (string | number)[] = [];
      while (!publishing.isOver || answers.at(-1) === 'first') answers.push(await chat(sandbox));
      return answers;
    };
    const clients = Promise.all([client(), client(), client(), client()]);
    await apply(sandbox, configOf('bedrock/second'));
    publishing.isOver = true;
    expect(new Set((await clients).flat())).toEqual(new Set(['first', 'second']));
  });

  it.each([
    [
      'is refused by the gateway',
      configOf('bedrock/second', 'refuse'),
      'restart failed',
      /strategy is unknown/,
    ],
    ['starts but is not ready', configOf('bedrock/second', 'unhealthy'), 'health failed', /not ready/],
    ['is no YAML', 'model_list: [', 'restart failed', /cannot be read/],
  ])('leaves the old one answering when it %s', async (_what, config, last, reason) => {
    const sandbox = make();
    const before = await sandbox.start();
    const { steps, outcome } = await apply(sandbox, config);
    expect(steps.at(-1)).toBe(last);
    expect(outcome).toMatchObject({ kind: 'returned', reason: expect.stringMatching(reason) as string });
    expect(await chat(sandbox)).toBe('first');
    expect(sandbox.status).toEqual(before);
    expect(await descendants(process.pid, 'gateway.fixture')).toHaveLength(1);
  });

  it.each(['is cancelled', 'is left'])('changes nothing when it %s before the switch', async (how) => {
    const sandbox = make();
    const before = await sandbox.start();
    const cancel = new AbortController();
    const publishing = sandbox.apply(
      configOf('bedrock/second', how === 'is left' ? undefined : 'never-ready'),
      noTryOut,
      cancel.signal,
    );
    await publishing.next();
    if (how === 'is left') {
      await publishing.next();
      await publishing.return({ kind: 'applied' });
    } else {
      const outcome = (async (): Promise<ApplyOutcome | undefined> => {
        for (;;) {
          const next = await publishing.next();
          if (next.done === true) return next.value;
        }
      })();
      await expect.poll(() => descendants(process.pid, 'gateway.fixture')).toHaveLength(2);
      cancel.abort();
      expect(await outcome).toMatchObject({ kind: 'returned' });
    }
    expect(sandbox.status).toEqual(before);
    expect(await chat(sandbox)).toBe('first');
    expect(await descendants(process.pid, 'gateway.fixture')).toHaveLength(1);
  });

  it('ends with a sandbox that is stopped meanwhile', async () => {
    const sandbox = make();
    await sandbox.start();
    const publishing = apply(sandbox, configOf('bedrock/second', 'never-ready'));
    await expect.poll(() => descendants(process.pid, 'gateway.fixture')).toHaveLength(2);
    await sandbox.stop();
    expect((await publishing).outcome).toMatchObject({ kind: 'returned' });
  });

  it('starts a sandbox that did not start with the one before', async () => {
    const sandbox = make();
    text = configOf('bedrock/first', 'refuse');
    await sandbox.start().catch(() => undefined);
    const { steps, outcome } = await apply(sandbox, CONFIG);
    expect([steps, outcome]).toEqual([
      ['restart working', 'restart done', 'health done', 'switch skipped'],
      { kind: 'applied' },
    ]);
    expect(await chat(sandbox)).toBe('first');
  });

  it('is tried before any client reaches it, and does not count when that fails', async () => {
    const sandbox = make();
    const { url } = await sandbox.start();
    const refuse: TryOut = async function* (connection) {
      expect(connection.url).not.toBe(url);
      expect(await chatAt(connection.url, connection.masterKey)).toBe('second');
      expect(await chat(sandbox)).toBe('first');
      yield { kind: 'tried', model: 'chat', isOk: false, message: 'No.', latencyMs: 1 };
      return { reason: 'No.' };
    };
    const { steps, outcome } = await apply(sandbox, configOf('bedrock/second'), refuse);
    expect(steps.slice(-2)).toEqual(['health done', 'tried']);
    expect(outcome).toEqual({ kind: 'returned', reason: 'No.' });
    expect(await chat(sandbox)).toBe('first');
    expect(await descendants(process.pid, 'gateway.fixture')).toHaveLength(1);
  });
});

describe('what a part writes', () => {
  it('can be followed, without the key', async () => {
    const sandbox = make();
    await sandbox.start();
    for await (const batch of sandbox.watchLogs('gateway')) {
      expect(batch[0]?.text).toBe('gateway with •••');
      break;
    }
  });
});

it('nothing outlives an app that is killed', async () => {
  const app = spawn(
    process.execPath,
    [join(import.meta.dirname, 'fixtures', 'run-sandbox.fixture.ts'), join(folder, 'data')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(createInterface({ input: app.stdout }), 'line');
  const pids = await descendants(app.pid!);
  // The four children and Postgres itself, with its own.
  expect(pids.length).toBeGreaterThan(5);
  app.kill('SIGKILL');
  await expect.poll(() => alive(pids), { timeout: 15_000 }).toEqual([]);
  expect(await make().start()).toMatchObject({ state: 'running' });
});

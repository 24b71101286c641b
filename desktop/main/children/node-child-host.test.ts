import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import type { Child } from './child.ts';
import { spawnGuarded } from './guarded.ts';
import { nodeChildHost } from './node-child-host.ts';
import { alive } from './processes.fixture.ts';

const entry = join(import.meta.dirname, 'child.fixture.ts');
const started: Child[] = [];

function fork(act: string, onLog: (line: string) => void = () => undefined): Child {
  const child = nodeChildHost.fork(entry, { name: 'example', env: { ACT: act }, onLog });
  started.push(child);
  return child;
}
afterEach(async () => {
  for (const child of started.splice(0)) {
    child.kill();
    await child.exited;
  }
});

describe('a forked child', () => {
  it('says where it listens, is heard and hears', async () => {
    const child = fork('ready');
    expect(await child.ready).toEqual({ port: 4711 });
    const answer = new Promise((resolve) => child.onMessage(resolve));
    child.send({ hello: 1 });
    expect(await answer).toEqual({ kind: 'echo', message: { hello: 1 }, options: [] });
  });

  it('is not heard by who has left', async () => {
    const child = fork('ready');
    await child.ready;
    const heard: unknown[] = [];
    const leave = child.onMessage((message) => heard.push(message));
    leave();
    const answer = new Promise((resolve) => child.onMessage(resolve));
    child.send({});
    await answer;
    expect(heard).toEqual([]);
  });

  it('gives each line it writes', async () => {
    const lines: string[] = [];
    const child = fork('ready', (line) => lines.push(line));
    await child.ready;
    await expect.poll(() => lines.toSorted()).toEqual(['to the complaints', 'to the output']);
  });

  it('fails in its own words, and is gone', async () => {
    const child = fork('failed');
    await expect(child.ready).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: 'The disk is full.',
      remedy: 'Make room.',
    });
    expect(await child.exited).toEqual({ code: 1, signal: null });
  });

  it('is told when it ends without a word, or was never there', async () => {
    await expect(fork('silent').ready).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const nowhere = nodeChildHost.fork(`${entry}.none`, { name: 'none', env: {}, onLog: () => undefined });
    await expect(nowhere.ready).rejects.toMatchObject({
      message: 'This part ended before it was ready: "none".',
    });
  });

  it('ends when asked', async () => {
    const child = fork('ready');
    await child.ready;
    await child.stop(60_000);
    expect(await child.exited).toEqual({ code: 0, signal: null });
  });

  it('is ended when it does not', async () => {
    const child = fork('stubborn');
    await child.ready;
    await child.stop(50);
    expect(await child.exited).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('may be sent to and stopped after its end', async () => {
    const child = fork('ready');
    await child.ready;
    child.kill();
    await child.exited;
    child.send({ late: true });
    await child.stop(1_000);
  });
});

describe('a guarded program', () => {
  it('keeps its exit code and its output', async () => {
    const child = spawnGuarded(process.execPath, ['-e', 'console.log("one two"); process.exit(7)'], {
      signal: 'INT',
    });
    const lines = createInterface({ input: child.stdout! });
    expect(await Promise.all([once(lines, 'line'), once(child, 'exit')])).toEqual([['one two'], [7, null]]);
  });

  it('that is not there ends at once', async () => {
    const child = spawnGuarded('/no/such/program', [], { signal: 'INT' });
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBeGreaterThan(0);
  });
});

it('nothing outlives a parent that is killed', async () => {
  const parent = spawn(process.execPath, [join(import.meta.dirname, 'parent.fixture.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
  const pids = JSON.parse(line) as number[];
  expect(await alive(pids)).toEqual(pids);
  parent.kill('SIGKILL');
  await expect.poll(() => alive(pids), { timeout: 10_000 }).toEqual([]);
});

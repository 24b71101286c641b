import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alive, descendants } from '../children/processes.fixture.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const fixture = join(import.meta.dirname, 'run.fixture.ts');
let folder: string;
let started: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-run-'));
  started = [];
  await mkdir(join(folder, 'out', 'renderer'), { recursive: true });
  await writeFile(join(folder, 'out', 'renderer', 'index.html'), '<title>Gatehouse</title>');
  await writeFile(join(folder, 'package.json'), '{"version":"1.2.3"}');
  for (const name of ['config', 'desktop', 'middleware', 'node_modules'])
    await symlink(join(root, name), join(folder, name), 'dir');
});
afterEach(async () => {
  for (const child of started) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

interface Run {
  readonly child: ChildProcess;
  readonly firstLine: Promise<string>;
  readonly ended: Promise<{ readonly code: number | null; readonly said: string; readonly noted: string }>;
}

/** Starts a Gatehouse that is laid out in `folder`, with a page of its own and the sources of this one. */
function start(args: readonly string[]): Run {
  const child = spawn(process.execPath, [fixture, join(folder, 'desktop', 'main', 'server.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  started.push(child);
  let said = '';
  let noted = '';
  child.stdout?.on('data', (text: Buffer) => (said += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (noted += text.toString()));
  const lines = createInterface({ input: child.stdout! });
  return {
    child,
    firstLine: once(lines, 'line').then(([line]) => line as string),
    // Not "close": it does not come after the channel was cut from our side.
    ended: Promise.all([once(child, 'exit'), once(child.stdout!, 'end'), once(child.stderr!, 'end')]).then(
      ([[code]]) => ({ code: code as number | null, said, noted }),
    ),
  };
}
const here = (): string[] => ['--no-open', '--data-dir', join(folder, 'data')];

describe('Gatehouse in a browser', () => {
  it('says where it is, serves its page there, and ends well when asked to', async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const { child, firstLine, ended } = start(here());
      const url = /^app: (http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43})$/.exec(await firstLine)?.[1];
      expect(await (await fetch(url!)).text()).toContain('Gatehouse');
      child.kill(signal);
      expect(await ended).toMatchObject({ code: 0, noted: '' });
      await expect(fetch(url!)).rejects.toThrow();
    }
  });

  it('says where the gateway is and its key once it answers, and leaves nothing behind', async () => {
    const { child, ended } = start(here());
    const said = new Map<string, string>();
    for await (const line of createInterface({ input: child.stdout! })) {
      const [name = '', value = ''] = line.split(': ');
      said.set(name, value);
      if (said.size === 3) break;
    }
    expect([...said.keys()]).toEqual(['app', 'gateway', 'key']);
    const answer = await fetch(`${said.get('gateway')!}/v1/models`, {
      headers: { authorization: `Bearer ${said.get('key')!}` },
    });
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as { data: unknown[] }).data.length).toBeGreaterThan(0);
    const programs = await descendants(child.pid!);
    expect(programs.length).toBeGreaterThanOrEqual(4);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    await expect.poll(() => alive(programs)).toEqual([]);
  });

  it('has another token each time', async () => {
    const lines: string[] = [];
    for (let n = 0; n < 2; n += 1) {
      const { child, firstLine, ended } = start(here());
      lines.push((await firstLine).split('token=')[1] ?? '');
      child.kill('SIGINT');
      await ended;
    }
    expect(new Set(lines).size).toBe(2);
  });

  it('keeps the token of one that was killed, so that its pages find this one', async () => {
    const first = start(here());
    const token = (await first.firstLine).split('token=')[1] ?? '';
    first.child.kill('SIGKILL');
    await first.ended;
    const { child, firstLine, ended } = start(here());
    expect((await firstLine).split('token=')[1]).toBe(token);
    child.kill('SIGINT');
    await ended;
  });

  it('ends when whoever started it is gone', async () => {
    const { child, firstLine, ended } = start(here());
    await firstLine;
    child.disconnect();
    expect((await ended).code).toBe(0);
  });

  it('points a second start with the same folder to the first, in one line', async () => {
    const first = start(here());
    const url = (await first.firstLine).replace('app: ', '');
    const second = await start(here()).ended;
    expect(second).toEqual({
      code: 0,
      said: `Gatehouse already runs with this data folder: ${url}\n`,
      noted: '',
    });
    expect((await fetch(url)).status).toBe(200);
  });

  it('runs beside another with another folder', async () => {
    const [one, two] = [start(here()), start(['--no-open', '--data-dir', join(folder, 'other')])];
    const urls = await Promise.all([one.firstLine, two.firstLine]);
    expect(new Set(urls).size).toBe(2);
  });

  it('starts again at once after it was killed', async () => {
    const first = start(here());
    await first.firstLine;
    first.child.kill('SIGKILL');
    await first.ended;
    expect(await start(here()).firstLine).toMatch(/^app: /);
  });

  it('says in one line that a port is taken, and leaves the folder free', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, noted } = await start([...here(), '--port', String(port)]).ended;
    expect(code).toBe(1);
    expect(noted).toMatch(
      new RegExp(`^gatehouse: Another program uses this port: "${port}"\\. .*--port.*\\n$`),
    );
    other.close();
    await expect(stat(join(folder, 'data', 'running.json'))).rejects.toThrow();
  });

  it('says in one line that the page is not built', async () => {
    await rm(join(folder, 'out'), { recursive: true });
    const { code, noted } = await start(here()).ended;
    expect([code, noted]).toEqual([
      1,
      'gatehouse: The window of Gatehouse is not built. Run "npm start", which builds it.\n',
    ]);
  });

  it('refuses an option it does not know, with the ones it knows', async () => {
    const { code, noted } = await start(['--prot', '1']).ended;
    expect(code).toBe(2);
    expect(noted).toContain('--data-dir DIR, --port N, --no-open');
  });

  it('keeps its token out of the log', async () => {
    const { child, firstLine, ended } = start(here());
    const token = (await firstLine).split('token=')[1] ?? '';
    await fetch((await firstLine).replace('app: ', ''));
    child.kill('SIGINT');
    await ended;
    const log = await readFile(join(folder, 'data', 'logs', 'gatehouse.log'), 'utf8').catch(() => '');
    expect(log).not.toContain(token);
  });
});

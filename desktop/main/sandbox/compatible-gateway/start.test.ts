import { once } from 'node:events';
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeChildHost } from '../../children/node-child-host.ts';
import { startUpstream } from './fixtures/upstream.ts';
import { startGateway } from './start.ts';

let folder: string;
let configFile: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-gateway-start-'));
  configFile = join(folder, 'config.yaml');
  await writeFile(configFile, 'model_list: [{ model_name: a, litellm_params: { model: openai/a } }]');
});
afterEach(() => rm(folder, { recursive: true }));

const options = (more: object = {}) => ({
  configFile,
  port: 0,
  masterKey: 'sk-of-this-test',
  databaseUrl: undefined,
  env: {},
  say: () => undefined,
  ...more,
});
async function taken() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, free: () => void server.close() };
}

describe('the gateway', () => {
  it('does not start without its config, and says which file', async () => {
    await expect(startGateway(options({ configFile: join(folder, 'none.yaml') }))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('none.yaml') as string,
    });
  });

  it('does not start on a port that is taken', async () => {
    const { port, free } = await taken();
    await expect(startGateway(options({ port }))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    free();
  });

  it('does not start when its database cannot be reached, and names no password', async () => {
    const databaseUrl = 'postgresql://user:pass-word@127.0.0.1:1/x';
    const failed: unknown = await startGateway(options({ databaseUrl })).catch((error: unknown) => error);
    expect(failed).toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('ECONNREFUSED') as string,
    });
    expect((failed as Error).message).not.toContain('pass-word');
  });

  it('lets a call under way finish when it is stopped, and takes nothing new', async () => {
    const upstream = await startUpstream();
    let answer = (): unknown => undefined;
    upstream.answer('a', (response) => {
      answer = () => response.end('{"choices":[]}');
    });
    await writeFile(
      configFile,
      `model_list: [{ model_name: a, litellm_params: { model: openai/a, api_base: "${upstream.url}" } }]`,
    );
    const gateway = await startGateway(options());
    const asking = () =>
      fetch(`http://127.0.0.1:${gateway.port}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: 'Bearer sk-of-this-test' },
        body: JSON.stringify({ model: 'a', messages: [] }),
      });
    const underWay = asking();
    await expect.poll(() => upstream.asked.length).toBe(1);
    const stopped = gateway.stop(30_000);
    await expect(asking()).rejects.toThrow();
    answer();
    expect((await underWay).status).toBe(200);
    await stopped;
    await upstream.close();
  });

  it('cuts off what does not finish in time', async () => {
    const upstream = await startUpstream();
    upstream.answer('a', () => undefined);
    await writeFile(
      configFile,
      `model_list: [{ model_name: a, litellm_params: { model: openai/a, api_base: "${upstream.url}" } }]`,
    );
    const gateway = await startGateway(options());
    const body = JSON.stringify({ model: 'a', messages: [] });
    const headers = { authorization: 'Bearer sk-of-this-test' };
    const asking = fetch(`http://127.0.0.1:${gateway.port}/v1/chat/completions`, {
      method: 'POST',
      headers,
      body,
    });
    const cut = expect(asking).rejects.toThrow();
    await expect.poll(() => upstream.asked.length).toBe(1);
    await gateway.stop(10);
    await cut;
    await expect(upstream.asked[0]!.ended).resolves.toBe('cancelled');
    await upstream.close();
  });
});

describe('the gateway as a child', () => {
  const fork = (env: Readonly<Record<string, string>>) => {
    const lines: string[] = [];
    const child = nodeChildHost.fork(join(import.meta.dirname, 'main.ts'), {
      name: 'gateway',
      env: { CONFIG_FILE: configFile, MASTER_KEY: 'sk-of-this-test', ...env },
      onLog: (line) => lines.push(line),
    });
    return { child, lines };
  };

  it('tells its port, answers, and ends when it is asked to', async () => {
    const { child, lines } = fork({});
    const { port } = await child.ready;
    expect((await fetch(`http://127.0.0.1:${port}/health/readiness`)).status).toBe(200);
    await child.stop(10_000);
    expect(await child.exited).toMatchObject({ code: 0 });
    expect(lines.join('\n')).not.toContain('sk-of-this-test');
  });

  it('tells why it does not start, in words for the operator', async () => {
    const { child } = fork({ MASTER_KEY: 'sk-1234' });
    await expect(child.ready).rejects.toMatchObject({
      message: 'The gateway refused this config.yaml: its master key is the one everybody knows.',
      remedy: expect.stringContaining('general_settings.master_key') as string,
    });
    await child.exited;
  });
});

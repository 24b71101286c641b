import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createORPCClient, ORPCError } from '@orpc/client';
import { os, type RouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { ConnectionLost, tellingLost } from './lost.ts';
import { openSocketLink, type SocketLink } from './socket-link.ts';
import { createConnectionStore, type ConnectionState, type ConnectionStore } from './state.ts';
import { subscribeOver } from './subscribe.ts';

let generation = 0;
const router = {
  hello: os.handler(() => 'hello'),
  refuse: os.handler(() => {
    throw new ORPCError('CONFLICT', { message: 'No.' });
  }),
  hang: os.handler(() => new Promise<string>(() => undefined)),
  watch: os.handler(async function* ({ signal }) {
    yield `generation ${generation}`;
    await new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true }));
  }),
  short: os.handler(async function* () {
    yield await Promise.resolve('only one');
  }),
};

let server: WebSocketServer | undefined;
let port = 0;
let state: ConnectionStore;
let states: ConnectionState[];
let socket: SocketLink | undefined;

/** Starts the services, at the same address as before. */
async function start(): Promise<void> {
  generation += 1;
  server = new WebSocketServer({ host: '127.0.0.1', port, handleProtocols: () => 'gatehouse' });
  const handler = new RPCHandler(router);
  server.on('connection', (opened) => void handler.upgrade(opened));
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
}
async function stop(): Promise<void> {
  if (!server) return;
  for (const opened of server.clients) opened.terminate();
  const closing = server;
  server = undefined;
  await new Promise((resolve) => closing.close(resolve));
}
function open(lostAfterMs?: number): RouterClient<typeof router> {
  socket = openSocketLink({
    url: `ws://127.0.0.1:${port}/socket`,
    token: 'x',
    state,
    ...(lostAfterMs !== undefined && { lostAfterMs }),
  });
  return createORPCClient(tellingLost(socket.link));
}
const isNow = (wanted: ConnectionState): Promise<void> =>
  vi.waitFor(() => expect(state.get()).toBe(wanted), { timeout: 10_000 });

beforeEach(async () => {
  port = 0;
  generation = 0;
  state = createConnectionStore();
  states = [];
  state.subscribe(() => states.push(state.get()));
  await start();
});
afterEach(async () => {
  socket?.close();
  await stop();
});

describe('a connection over a socket', () => {
  it('carries calls from the first moment on', async () => {
    expect(await open().hello()).toBe('hello');
    expect(states).toEqual(['connected']);
  });

  it('comes back by itself, and calls work again', async () => {
    const client = open();
    await client.hello();
    await stop();
    await isNow('reconnecting');
    await start();
    await isNow('connected');
    expect(await client.hello()).toBe('hello');
    expect(states).toEqual(['connected', 'reconnecting', 'connected']);
  });

  it('is told to be lost when nobody answers, and still comes back', async () => {
    const client = open(1);
    await client.hello();
    await stop();
    await isNow('lost');
    await start();
    await isNow('connected');
    expect(await client.hello()).toBe('hello');
  });

  it('fails the calls that were under way, in words and with what to do', async () => {
    const client = open();
    const call = client.hang();
    const failure = expect(call).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      defined: true,
      message: expect.stringContaining('connection') as string,
      data: { remedy: expect.any(String) as string },
    });
    await isNow('connected');
    await stop();
    await failure;
  });

  it('leaves the services’ own failures and what the caller cancelled as they are', async () => {
    const client = open();
    await expect(client.refuse()).rejects.not.toBeInstanceOf(ConnectionLost);
    const leave = new AbortController();
    const call = client.hang(undefined, { signal: leave.signal });
    leave.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('subscribe', () => {
  it('opens a stream again when the connection comes back, without a word', async () => {
    const client = open();
    const items: unknown[] = [];
    const errors: unknown[] = [];
    const leave = subscribeOver(state)(
      (signal) => client.watch(undefined, { signal }),
      (item) => items.push(item),
      (error) => errors.push(error),
    );
    await vi.waitFor(() => expect(items).toEqual(['generation 1']));
    await stop();
    await isNow('reconnecting');
    await start();
    await vi.waitFor(() => expect(items).toEqual(['generation 1', 'generation 2']), { timeout: 10_000 });
    expect(errors).toEqual([]);
    leave();
  });

  it('tells a failure once and ends', async () => {
    const client = open();
    const errors: unknown[] = [];
    subscribeOver(state)(
      async (signal) => {
        await client.refuse(undefined, { signal });
        return client.watch(undefined, { signal });
      },
      () => undefined,
      (error) => errors.push(error),
    );
    await vi.waitFor(() => expect(errors).toHaveLength(1));
    expect(errors[0]).toMatchObject({ code: 'CONFLICT' });
  });

  it('tells the end that the service chose', async () => {
    const client = open();
    const items: unknown[] = [];
    await new Promise<void>((ended) => {
      subscribeOver(state)(
        (signal) => client.short(undefined, { signal }),
        (item) => items.push(item),
        () => undefined,
        ended,
      );
    });
    expect(items).toEqual(['only one']);
  });

  it('says nothing after it was left', async () => {
    const client = open();
    const said: unknown[] = [];
    const leave = subscribeOver(state)(
      (signal) => client.watch(undefined, { signal }),
      (item) => said.push(item),
      (error) => said.push(error),
      () => said.push('end'),
    );
    await vi.waitFor(() => expect(said).toHaveLength(1));
    leave();
    await client.hello();
    await stop();
    await isNow('reconnecting');
    expect(said).toHaveLength(1);
  });
});

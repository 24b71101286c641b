import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beginExchange, type Exchange, sendJson } from './api/exchange.ts';
import type { Gateway } from './api/gateway.ts';
import { Refusal } from './api/refusal.ts';
import { findEndpoint } from './api/routes.ts';

export interface RunningServer {
  readonly port: number;
  /** Takes nothing new; what is under way may finish within `withinMs`, and is cut off then. */
  stop(withinMs: number): Promise<void>;
}

const HOST = '127.0.0.1';
const KEEP_ALIVE_MS = 75_000;

/** Answers on a loopback port; 0 for any free one. @throws the system's error when it cannot listen */
export async function startServer(
  gateway: Gateway,
  port: number,
  onBug: (error: unknown) => void,
): Promise<RunningServer> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    void answer(gateway, beginExchange(request, response), onBug);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  return { port: (server.address() as AddressInfo).port, stop: (withinMs) => stop(server, withinMs) };
}

async function answer(gateway: Gateway, exchange: Exchange, onBug: (error: unknown) => void): Promise<void> {
  const { request, response, path } = exchange;
  try {
    await findEndpoint(request.method ?? 'GET', path)(exchange, gateway);
  } catch (error) {
    if (!(error instanceof Refusal) && !exchange.left.aborted) onBug(error);
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    if (error instanceof Refusal) sendJson(exchange, error.status, error.body, error.headers);
    else
      sendJson(exchange, 500, { error: { message: 'Internal server error', type: 'internal_server_error' } });
  }
}

async function stop(server: Server, withinMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const cut = setTimeout(() => server.closeAllConnections(), withinMs);
  await closed;
  clearTimeout(cut);
}

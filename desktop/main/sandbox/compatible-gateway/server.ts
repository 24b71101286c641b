import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beginExchange, type Exchange, sendJson } from './api/exchange.ts';
import type { Gateway } from './api/gateway.ts';
import { Refusal, refusal } from './api/refusal.ts';
import { findEndpoint } from './api/routes.ts';
import { isAway, isRefusedData } from './store/database.ts';

export interface RunningServer {
  readonly port: number;
  /** Takes nothing new; what is under way may finish within `withinMs`, and is cut off then. */
  stop(withinMs: number): Promise<void>;
}

export interface ServerOptions {
  /** 0 for any free one. */
  readonly port: number;
  readonly onBug: (error: unknown) => void;
  readonly patience?: Patience | undefined;
}

/** How long a client may take to send; asked for every `checkEveryMs`. */
export interface Patience {
  readonly headersMs: number;
  readonly requestMs: number;
  readonly checkEveryMs: number;
}

const HOST = '127.0.0.1';
const KEEP_ALIVE_MS = 75_000;
const PATIENCE: Patience = { headersMs: 20_000, requestMs: 120_000, checkEveryMs: 5_000 };

/** Answers on a loopback port. @throws the system's error when it cannot listen */
export async function startServer(
  gateway: Gateway,
  { port, onBug, patience = PATIENCE }: ServerOptions,
): Promise<RunningServer> {
  const limits = {
    keepAliveTimeout: KEEP_ALIVE_MS,
    headersTimeout: patience.headersMs,
    requestTimeout: patience.requestMs,
    connectionsCheckingInterval: patience.checkEveryMs,
  };
  const server = createServer(limits, (request, response) => {
    // A client keeps its connection; one that is no longer wanted goes with the answer that it waited for.
    response.once('close', () => {
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    });
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
  } catch (thrown) {
    const error = told(thrown);
    // A client that went while it was still sending is no bug.
    if (!(error instanceof Refusal) && !exchange.left.aborted && !request.destroyed) onBug(error);
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    if (error instanceof Refusal) sendJson(exchange, error.status, error.body, error.headers);
    else
      sendJson(exchange, 500, { error: { message: 'Internal server error', type: 'internal_server_error' } });
  }
}

/** What went wrong with the database is told; without its rows nobody knows what a key may do. */
function told(thrown: unknown): unknown {
  if (isAway(thrown))
    return refusal(503, 'no_db_connection', 'The gateway’s database does not answer. Try again in a moment.');
  if (isRefusedData(thrown)) return refusal(400, 'bad_request', 'The database does not take such a value.');
  return thrown;
}

async function stop(server: Server, withinMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const cut = setTimeout(() => server.closeAllConnections(), withinMs);
  await closed;
  clearTimeout(cut);
}

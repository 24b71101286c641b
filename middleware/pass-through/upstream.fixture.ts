import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../app.ts';
import { type RunningServer, startServer } from '../server.ts';
import { createUpstreams, type Upstreams } from '../upstreams.ts';

const BODY_LIMIT = 100_000;

export interface Rig {
  /** Where clients ask. */
  readonly url: string;
  readonly port: number;
  readonly upstreams: Upstreams;
  readonly drained: string[];
  readonly failures: object[];
  stop(): Promise<void>;
}

/** A LiteLLM that answers as the test says. */
export async function startUpstream(listener: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** The middleware as it runs, in front of a LiteLLM. */
export async function startMiddleware(upstreamUrl: string): Promise<Rig> {
  const drained: string[] = [];
  const failures: object[] = [];
  const upstreams = createUpstreams(upstreamUrl, {
    answerTimeoutMs: 60_000,
    onDrained: (url) => void drained.push(url),
  });
  const app = createApp({
    upstreams,
    bodyLimitBytes: BODY_LIMIT,
    isDraining: () => false,
    onFailure: (failure) => void failures.push(failure),
  });
  const server: RunningServer = await startServer({
    port: 0,
    host: '127.0.0.1',
    bodyLimitBytes: BODY_LIMIT,
    listener: app,
  });
  return {
    url: `http://127.0.0.1:${server.port}`,
    port: server.port,
    upstreams,
    drained,
    failures,
    stop: async () => {
      await server.stop(0);
      await upstreams.close();
    },
  };
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const piece of request) body += String(piece);
  return body;
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../app.ts';
import { createCalls } from '../calls/calls.ts';
import { createMetrics } from '../calls/metrics.ts';
import type { Gateway } from '../gateway.ts';
import { createMemory } from '../http/memory.ts';
import { createKeyCheck } from '../litellm/key-check.ts';
import { createUpstreams, type Upstreams } from '../litellm/upstreams.ts';
import { createPrompts } from '../prompts/create-prompts.ts';
import { type RunningServer, startServer } from '../server.ts';

const BODY_LIMIT = 100_000;

export interface Rig {
  /** Where clients ask. */
  readonly url: string;
  readonly port: number;
  readonly upstreams: Upstreams;
  readonly drained: string[];
  /** The lines of the calls that have ended. */
  readonly lines: Record<string, unknown>[];
  readonly bugs: unknown[];
  stop(): Promise<void>;
}

/** A LiteLLM that answers as the test says. */
export async function startUpstream(listener: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** The middleware as it runs, in front of a LiteLLM, with what a test wants of it. */
export async function startMiddleware(upstreamUrl: string, parts: Partial<Gateway> = {}): Promise<Rig> {
  const drained: string[] = [];
  const lines: Record<string, unknown>[] = [];
  const bugs: unknown[] = [];
  const upstreams = createUpstreams(upstreamUrl, {
    answerTimeoutMs: 60_000,
    onDrained: (url) => void drained.push(url),
  });
  const memory = createMemory(10 * BODY_LIMIT);
  const metrics = createMetrics({ heldBytes: () => memory.heldBytes });
  const gateway: Gateway = {
    upstreams,
    memory,
    keyCheck: createKeyCheck({ upstreams, memory }),
    history: undefined,
    bodyLimitBytes: BODY_LIMIT,
    prompts: createPrompts({ region: 'us-east-1', ttlMs: 60_000, maxEntries: 10 }),
    onBug: (error) => void bugs.push(error),
    ...parts,
  };
  const app = createApp({
    gateway,
    calls: createCalls({
      metrics,
      write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>),
    }),
    health: {
      upstreams,
      history: gateway.history,
      metrics,
      isDraining: () => false,
      isOperator: (authorization) => authorization === 'Bearer sk-master',
    },
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
    lines,
    bugs,
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

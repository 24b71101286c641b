import { Agent, type Dispatcher, request } from 'undici';
import { asRecord } from '../../../../../config/deployments.ts';
import type { Deployment } from '../config/deployment.ts';
import { CallFailure } from '../routing/call-failure.ts';
import {
  clientLeft,
  connectionFailure,
  providerFailure,
  streamedFailure,
  timeoutFailure,
} from './provider-failure.ts';

export interface CallOptions {
  /** The client left. */
  readonly signal: AbortSignal;
  /** Until the answer begins, and between two pieces of it. */
  readonly timeoutMs: number;
  /** The list without which an answer is none. */
  readonly expects: 'choices' | 'data';
}

export type Body = Readonly<Record<string, unknown>>;

export interface Provider {
  /** @returns the provider's answer, parsed. @throws CallFailure */
  post(deployment: Deployment, path: string, body: Body, options: CallOptions): Promise<unknown>;
  /**
   * Waits for the first piece, so that what fails before it can still be told, tried again and asked elsewhere.
   * @returns the pieces of the provider's stream, parsed, without the final `[DONE]`; each may throw a CallFailure
   * @throws CallFailure
   */
  stream(
    deployment: Deployment,
    path: string,
    body: Body,
    options: CallOptions,
  ): Promise<AsyncIterable<unknown>>;
  close(): Promise<void>;
}

/** LiteLLM's own fields of a request, which no provider knows. */
const OWN_FIELDS = new Set([
  'cache',
  'caching',
  'context_window_fallbacks',
  'content_policy_fallbacks',
  'disable_fallbacks',
  'fallbacks',
  'guardrails',
  'litellm_metadata',
  'metadata',
  'mock_response',
  'num_retries',
  'tags',
  'timeout',
]);

/** Speaks OpenAI's API to the deployments' `api_base`. */
export function createProvider(): Provider {
  const agent = new Agent({ keepAliveTimeout: 30_000 });
  const send = async (
    deployment: Deployment,
    path: string,
    body: Body,
    { signal, timeoutMs }: CallOptions,
  ): Promise<Dispatcher.ResponseData['body']> => {
    const own = Object.entries(body).filter(([name]) => !OWN_FIELDS.has(name));
    const answer = await request(`${deployment.apiBase}${path}`, {
      dispatcher: agent,
      method: 'POST',
      signal,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${deployment.apiKey}` },
      body: JSON.stringify({ ...Object.fromEntries(own), model: deployment.upstreamModel }),
    });
    if (answer.statusCode < 400) return answer.body;
    const said: unknown = await answer.body.json().catch(() => undefined);
    const retryAfter = answer.headers['retry-after'];
    throw providerFailure(
      {
        status: answer.statusCode,
        body: said,
        retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined,
      },
      deployment,
    );
  };
  return {
    post: async (deployment, path, body, options) => {
      try {
        const answer: unknown = await (await send(deployment, path, body, options)).json();
        if (Array.isArray(asRecord(answer)[options.expects])) return answer;
      } catch (error) {
        throw failureOf(error, deployment, options);
      }
      throw connectionFailure(deployment);
    },
    stream: async (deployment, path, body, options) => {
      try {
        const rest = pieces(await send(deployment, path, body, options), deployment, options);
        const first = await rest.next();
        if (first.done !== true) return startingWith(first.value, rest);
      } catch (error) {
        throw failureOf(error, deployment, options);
      }
      throw connectionFailure(deployment);
    },
    close: () => agent.destroy(),
  };
}

async function* startingWith(first: unknown, rest: AsyncGenerator): AsyncGenerator {
  try {
    yield first;
    yield* rest;
  } finally {
    // Left before the rest was asked for, it would stay open.
    await rest.return(undefined);
  }
}

/** A stalled socket, a broken one, or what the provider said. */
function failureOf(error: unknown, deployment: Deployment, { signal, timeoutMs }: CallOptions): unknown {
  if (signal.aborted) return clientLeft(deployment);
  if (error instanceof CallFailure) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    return timeoutFailure(deployment, timeoutMs);
  }
  return code === undefined && !(error instanceof SyntaxError) ? error : connectionFailure(deployment);
}

const EVENT_END = /\r?\n\r?\n/;
const DATA = /^data: ?(.*)$/m;

/** Server-sent events, parsed. */
async function* pieces(
  body: AsyncIterable<Buffer>,
  deployment: Deployment,
  options: CallOptions,
): AsyncGenerator<unknown, void> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      const events = text.split(EVENT_END);
      text = events.pop() ?? '';
      for (const event of events) {
        const data = DATA.exec(event)?.[1];
        if (data === '[DONE]') return;
        if (data === undefined) continue;
        const piece = asRecord(JSON.parse(data));
        if (piece['error'] !== undefined) throw streamedFailure(piece, deployment);
        yield piece;
      }
    }
  } catch (error) {
    throw failureOf(error, deployment, options);
  }
}

import type { ServerResponse } from 'node:http';
import type { Call, Outcome } from './call.ts';

/** What LiteLLM says about its answer in headers, by our names for it, as JSON. */
const FROM_HEADERS: ReadonlyMap<string, (value: string) => string> = new Map([
  ['x-litellm-model-group', (value: string) => text('modelGroup', value)],
  ['x-litellm-model-id', (value: string) => text('modelId', value)],
  ['x-litellm-attempted-retries', (value: string) => number('retries', Number(value))],
  ['x-litellm-attempted-fallbacks', (value: string) => number('fallbacks', Number(value))],
  ['x-litellm-response-cost', (value: string) => number('costUsd', Number(value))],
  // Set on hits only.
  ['x-litellm-cache-key', (value: string) => (value === '' ? '' : ',"cacheHit":true')],
]);

export function outcomeOf(call: Call, response: ServerResponse): Outcome {
  if (call.refusedWith !== undefined) return 'refused';
  if (call.brokeWith !== undefined) return 'error';
  if (!response.writableFinished) return 'aborted';
  return response.statusCode < 400 ? 'ok' : 'error';
}

/**
 * The one line of a call, as JSON. Join by `callId` with LiteLLM's answer, its S3 object and its spend row (`litellm_call_id`), by
 * `amznTraceId` with the load balancer's line, by `keyHash` with LiteLLM's key; times in milliseconds.
 * Put together by hand: every call pays for it, and this is a third of what an object and its JSON cost.
 * @param time as ISO 8601
 */
export function callLine(call: Call, response: ServerResponse, time: string): string {
  const { request, began, firstPieceAt, upstreamHeaders } = call;
  let line =
    `{"level":"info","time":"${time}","msg":"call","callId":"${call.id}"` +
    text('traceId', traceIdOf(call)) +
    text('amznTraceId', request.headers['x-amzn-trace-id']) +
    text('sessionId', call.sessionId) +
    `,"route":"${call.route}"` +
    text('method', request.method) +
    text('path', pathOf(request.url)) +
    number('status', response.statusCode) +
    `,"outcome":"${outcomeOf(call, response)}","stream":${call.isStream ? 'true' : 'false'}` +
    text('keyHash', call.keyHash()) +
    text('modelAsked', call.modelAsked) +
    text('responseId', call.responseId) +
    number('tokensIn', call.tokensIn) +
    number('tokensOut', call.tokensOut) +
    number('ttftMs', firstPieceAt === undefined ? undefined : rounded(firstPieceAt - began)) +
    number('durationMs', rounded(performance.now() - began)) +
    number('bytesIn', call.bytesIn) +
    number('bytesOut', call.bytesOut) +
    number('upstreamStatus', call.upstreamStatus) +
    text('errorCode', call.refusedWith ?? call.brokeWith);
  for (let at = 0; at < upstreamHeaders.length; at += 2) {
    const name = upstreamHeaders[at] ?? '';
    // All that are looked for are this long at least, and most headers are not.
    if (name.length > 17) line += FROM_HEADERS.get(name.toLowerCase())?.(upstreamHeaders[at + 1] ?? '') ?? '';
  }
  return `${line}}\n`;
}

/** What needs no escaping in JSON, which is nearly everything. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

const text = (name: string, value: string | readonly string[] | undefined): string => {
  if (value === undefined) return '';
  return typeof value === 'string' && PLAIN.test(value)
    ? `,"${name}":"${value}"`
    : `,"${name}":${JSON.stringify(value)}`;
};

const number = (name: string, value: number | undefined): string =>
  value === undefined || !Number.isFinite(value) ? '' : `,"${name}":${value}`;

/** What LiteLLM is given as the trace: the client's own, else the session, else the call. */
export function traceIdOf({ request: { headers }, sessionId, id }: Call): string {
  const own = headers['x-litellm-trace-id'] ?? headers['x-litellm-session-id'];
  return typeof own === 'string' && own !== '' ? own : (sessionId ?? id);
}

/** Queries may carry keys, and some of LiteLLM's paths name one. */
const pathOf = (url = ''): string => {
  const path = url.split('?', 1)[0] ?? '';
  return path.includes('sk-') ? path.replaceAll(/sk-[^/]*/g, 'sk-…') : path;
};

const rounded = (ms: number): number => Math.round(ms * 100) / 100;

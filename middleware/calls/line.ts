import type { ServerResponse } from 'node:http';
import type { Call, Outcome } from './call.ts';

/** What LiteLLM says about its answer in headers, by our names for it. */
interface FromHeader {
  readonly field: string;
  readonly read: (text: string) => unknown;
}
const FROM_HEADERS: ReadonlyMap<string, FromHeader> = new Map<string, FromHeader>([
  ['x-litellm-model-group', { field: 'modelGroup', read: String }],
  ['x-litellm-model-id', { field: 'modelId', read: String }],
  ['x-litellm-attempted-retries', { field: 'retries', read: Number }],
  ['x-litellm-attempted-fallbacks', { field: 'fallbacks', read: Number }],
  ['x-litellm-response-cost', { field: 'costUsd', read: Number }],
  // Set on hits only.
  ['x-litellm-cache-key', { field: 'cacheHit', read: (text) => text !== '' }],
]);

export function outcomeOf(call: Call, response: ServerResponse): Outcome {
  if (call.refusedWith !== undefined) return 'refused';
  if (call.brokeWith !== undefined) return 'error';
  if (!response.writableFinished) return 'aborted';
  return response.statusCode < 400 ? 'ok' : 'error';
}

/**
 * The one line of a call. Join by `callId` with LiteLLM's answer, its S3 object and its spend row (`litellm_call_id`), by
 * `amznTraceId` with the load balancer's line, by `keyHash` with LiteLLM's key; times in milliseconds.
 */
export function callLine(call: Call, response: ServerResponse): Record<string, unknown> {
  const { request, began } = call;
  const line: Record<string, unknown> = {
    callId: call.id,
    traceId: traceIdOf(call),
    amznTraceId: request.headers['x-amzn-trace-id'],
    sessionId: call.sessionId,
    route: call.route,
    method: request.method,
    path: pathOf(request.url),
    status: response.statusCode,
    outcome: outcomeOf(call, response),
    stream: call.isStream,
    keyHash: call.keyHash(),
    modelAsked: call.modelAsked,
    responseId: call.responseId,
    tokensIn: call.tokensIn,
    tokensOut: call.tokensOut,
    costUsd: call.costUsd,
    ttftMs: call.firstPieceAt === undefined ? undefined : rounded(call.firstPieceAt - began),
    durationMs: rounded(performance.now() - began),
    bytesIn: call.bytesIn,
    bytesOut: call.bytesOut,
    upstreamStatus: call.upstreamStatus,
    errorCode: call.refusedWith ?? call.brokeWith,
  };
  addFromHeaders(line, call.upstreamHeaders);
  return line;
}

function addFromHeaders(line: Record<string, unknown>, headers: readonly string[]): void {
  for (let at = 0; at < headers.length; at += 2) {
    const known = FROM_HEADERS.get((headers[at] ?? '').toLowerCase());
    if (!known) continue;
    const value = known.read(headers[at + 1] ?? '');
    if (!Number.isNaN(value)) line[known.field] ??= value;
  }
}

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

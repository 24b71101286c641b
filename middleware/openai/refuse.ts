import type { ServerResponse } from 'node:http';
import { sendJson } from '../http/send-json.ts';
import { openAiError } from '../openai-error.ts';
import type { Refusal, RefusalKind } from '../refusal.ts';

const SHAPES: Readonly<Record<RefusalKind, { readonly status: number; readonly type: string }>> = {
  invalid: { status: 400, type: 'invalid_request_error' },
  unauthenticated: { status: 401, type: 'auth_error' },
  forbidden: { status: 403, type: 'permission_error' },
  not_found: { status: 404, type: 'not_found_error' },
  conflict: { status: 409, type: 'conflict_error' },
  too_large: { status: 413, type: 'invalid_request_error' },
  throttled: { status: 429, type: 'throttling_error' },
  unexpected: { status: 500, type: 'internal_server_error' },
  bad_gateway: { status: 502, type: 'api_connection_error' },
  unavailable: { status: 503, type: 'service_unavailable_error' },
  timeout: { status: 504, type: 'timeout_error' },
};

/** A refusal in the shape that OpenAI's clients read. */
export function refuseAsOpenAi(response: ServerResponse, refusal: Refusal): void {
  const { status, type } = SHAPES[refusal.kind];
  if (refusal.retryAfterS !== undefined) response.setHeader('retry-after', refusal.retryAfterS);
  sendJson(response, status, openAiError(status, type, refusal.message, refusal.field ?? null));
}

/** The same inside a stream that has begun: the error is its last event. */
export function openAiErrorEvent(refusal: Refusal): string {
  const { status, type } = SHAPES[refusal.kind];
  return `data: ${JSON.stringify(openAiError(status, type, refusal.message))}\n\n`;
}

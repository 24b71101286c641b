import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call } from '../calls/call.ts';
import type { Gateway } from '../gateway.ts';
import { ClientLeft } from '../http/body.ts';
import { Leaving } from '../http/leaving.ts';
import { readBody } from '../http/read-body.ts';
import { wholeAnswer } from '../litellm/whole-answer.ts';
import { refuseAsOpenAi } from '../openai/refuse.ts';
import { refusalOf } from '../refusal-of.ts';
import type { Okta } from './okta.ts';
import { type LiteLlmAnswer, type OktaPath, oktaRoute } from './route.ts';

const LIMIT_BYTES = 8 * 1024 * 1024;

/** Whether a call carries a token of Okta's rather than a key of LiteLLM's. */
export const isOktaCall = (okta: Okta | undefined, { apiKey }: Call): boolean =>
  okta !== undefined && apiKey !== undefined && okta.isToken(apiKey);

/** Serves `/user/new` and `/key/generate` for who comes with a token. */
export function serveOkta(gateway: Gateway, okta: Okta, masterKey: string, path: OktaPath) {
  return async (request: IncomingMessage, response: ServerResponse, call: Call): Promise<void> => {
    call.route = path === '/user/new' ? 'user-new' : 'key-generate';
    const leaving = new Leaving(response);
    const ask = async (
      method: string,
      target: string,
      headers: Readonly<Record<string, string>>,
      body: string | null,
    ): Promise<LiteLlmAnswer> => {
      const all = [...Object.entries(headers).flat(), 'x-litellm-call-id', call.id];
      const asked = { method, path: target, headers: all, body };
      const answer = await wholeAnswer(asked, { ...gateway, limitBytes: LIMIT_BYTES, leaving });
      call.head(answer.status, answer.headers);
      return { status: answer.status, headers: asRecord(answer.headers), body: answer.body };
    };
    const route = oktaRoute({
      okta,
      masterKey,
      post: (target, headers, json) => ask('POST', target, headers, json),
      get: (target, headers) => ask('GET', target, headers, null),
    });
    try {
      const body = await readBody(request, response, gateway);
      const answer = await route(path, call.apiKey ?? '', body, leaving.signal);
      const type = answer.headers['content-type'];
      response.writeHead(answer.status, {
        'content-type': typeof type === 'string' ? type : 'application/json',
        'content-length': answer.body.length,
        'cache-control': 'no-store',
        'x-litellm-call-id': call.id,
      });
      response.end(answer.body);
    } catch (error) {
      if (error instanceof ClientLeft || response.destroyed) return;
      const refusal = refusalOf(error, call, gateway);
      call.refuse(response, refusal.kind);
      refuseAsOpenAi(response, refusal);
    }
  };
}

function asRecord(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < raw.length; at += 2) headers[(raw[at] ?? '').toLowerCase()] = raw[at + 1] ?? '';
  return headers;
}

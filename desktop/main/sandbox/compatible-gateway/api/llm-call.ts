import type { Deployment } from '../config/deployment.ts';
import { promptTokensOf } from '../provider/prompt-tokens.ts';
import { CallFailure } from '../routing/call-failure.ts';
import type { RouteRequest, Routed } from '../routing/router.ts';
import { allowCall, authenticate, type Caller } from './caller.ts';
import { type Body, type Exchange, readBody } from './exchange.ts';
import type { Gateway } from './gateway.ts';
import { failureHeaders } from './headers.ts';
import { failedCall, Refusal, refusal } from './refusal.ts';
import { type CallRecord, recordFailure } from './spend-record.ts';

/** What differs between the endpoints that ask models. */
export interface LlmEndpoint {
  readonly callType: CallRecord['callType'];
  /** As LiteLLM names it in its messages. */
  readonly route: string;
  /** The field without which nothing can be asked. */
  readonly required: string;
  /** Routes, answers and records the call. */
  readonly answer: (call: LlmCall) => Promise<void>;
}

export interface LlmCall {
  readonly gateway: Gateway;
  readonly exchange: Exchange;
  readonly caller: Caller;
  readonly body: Body;
  readonly record: CallRecord;
}

/** Who may ask for what is checked at the door; every call that is refused or fails becomes a row. */
export async function runLlmCall(endpoint: LlmEndpoint, exchange: Exchange, gateway: Gateway): Promise<void> {
  let caller: Caller | undefined;
  let record: CallRecord = { callType: endpoint.callType, askedModel: '', endUser: '' };
  try {
    const body = await readBody(exchange);
    const model = typeof body['model'] === 'string' ? body['model'] : '';
    record = { ...record, askedModel: model, endUser: typeof body['user'] === 'string' ? body['user'] : '' };
    caller = await authenticate(exchange, gateway);
    allowCall(caller, model);
    await askModels(endpoint, { gateway, exchange, caller, body, record });
  } catch (error) {
    recordFailure(gateway, exchange, caller, record, error);
    throw error instanceof CallFailure ? failedCall(error) : error;
  }
}

/** From here on a failure carries LiteLLM's headers. */
async function askModels(endpoint: LlmEndpoint, call: LlmCall): Promise<void> {
  try {
    check(endpoint, call);
    await endpoint.answer(call);
  } catch (error) {
    const told = error instanceof CallFailure ? failedCall(error) : error;
    if (!(told instanceof Refusal) || call.exchange.response.headersSent) throw error;
    const headers = { ...failureHeaders(call.exchange, call.caller), ...told.headers };
    const { response } = call.exchange;
    for (const [name, value] of Object.entries(headers))
      if (value !== undefined) response.setHeader(name, value);
    throw error;
  }
}

function check({ route, required }: LlmEndpoint, { gateway, body, record }: LlmCall): void {
  if (!gateway.router.groups.isKnown(record.askedModel)) {
    const asked = typeof body['model'] === 'string' ? body['model'] : 'None';
    const message = `${route}: Invalid model name passed in model=${asked}. Call \`/v1/models\` to view available models for your key.`;
    throw new Refusal(400, {
      error: {
        message,
        type: 'invalid_request_error',
        param: null,
        code: '400',
        provider_specific_fields: { error: message },
      },
    });
  }
  if (body[required] !== undefined) return;
  throw refusal(
    400,
    'invalid_request_error',
    `${route}: Missing required parameter: '${required}'.`,
    required,
  );
}

/** What of a request's body steers the router. */
export function routed<T>(
  { gateway, exchange, body, record }: LlmCall,
  isStream: boolean,
  call: RouteRequest<T>['call'],
): Promise<Routed<T>> {
  const { num_retries, fallbacks, disable_fallbacks } = body;
  return gateway.router.route({
    group: record.askedModel,
    isStream,
    promptTokens: promptTokensOf(body),
    numRetries: typeof num_retries === 'number' ? num_retries : undefined,
    fallbacks: namesIn(fallbacks),
    hasFallbacks: disable_fallbacks !== true,
    signal: exchange.left,
    call,
  });
}

/** Only a plain list of names; LiteLLM also takes whole requests there. */
function namesIn(value: unknown): readonly string[] | undefined {
  const isList = Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string');
  return isList ? (value) : undefined;
}

/** How long a deployment may take to begin, and between two pieces. */
export const timeoutOf = (gateway: Gateway, deployment: Deployment, isStream: boolean): number =>
  (isStream ? deployment.streamTimeoutMs : undefined) ??
  deployment.timeoutMs ??
  gateway.config.router.timeoutMs;

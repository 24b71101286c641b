import type { Deployment } from '../config/deployment.ts';
import { promptTokensOf } from '../provider/prompt-tokens.ts';
import { CallFailure } from '../routing/call-failure.ts';
import type { RouteRequest, Routed } from '../routing/router.ts';
import { allowModel, allowSpending, authenticate, type Caller } from './caller.ts';
import type { Body, Exchange } from './exchange.ts';
import type { Gateway } from './gateway.ts';
import { failureHeaders } from './headers.ts';
import type { KeyRoom } from './key-limits.ts';
import { readBody } from './read-body.ts';
import { failedCall, Refusal, refusal } from './refusal.ts';
import { type CallRecord, recordFailure } from './spend-record.ts';

/** What differs between the endpoints that ask models. */
export interface LlmEndpoint {
  readonly callType: CallRecord['callType'];
  /** As LiteLLM names it in its messages. */
  readonly route: string;
  /** The field without which nothing can be asked. */
  readonly required: string;
  /** Whether that field has a shape that any provider takes. */
  readonly isFit: (value: unknown) => boolean;
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

/** Longer names are nobody's, and every one becomes a row. */
const LONGEST_NAME = 256;

const textIn = (body: Body, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value.slice(0, LONGEST_NAME) : '';
};

/** Who may ask for what is checked at the door; every call that is refused or fails becomes a row. */
export async function runLlmCall(endpoint: LlmEndpoint, exchange: Exchange, gateway: Gateway): Promise<void> {
  let caller: Caller | undefined;
  let record: CallRecord = { callType: endpoint.callType, askedModel: '', endUser: '' };
  try {
    const body = await readBody(exchange);
    const model = textIn(body, 'model');
    record = { ...record, askedModel: model, endUser: textIn(body, 'user') };
    caller = await authenticate(exchange, gateway);
    for (const name of [model, ...(namesIn(body['fallbacks']) ?? [])]) allowModel(caller, name);
    allowSpending(caller);
    await askModels(endpoint, { gateway, exchange, caller, body, record });
  } catch (error) {
    recordFailure(gateway, exchange, caller, record, error);
    throw error instanceof CallFailure ? failedCall(error) : error;
  }
}

/** From here on a failure carries LiteLLM's headers. */
async function askModels(endpoint: LlmEndpoint, call: LlmCall): Promise<void> {
  const { gateway, exchange, caller } = call;
  let end: (() => void) | undefined;
  try {
    check(endpoint, call);
    end = caller.key && gateway.store?.keyLimits.begin(caller.key);
    await endpoint.answer(call);
  } catch (error) {
    const told = error instanceof CallFailure ? failedCall(error) : error;
    const { response } = exchange;
    if (!(told instanceof Refusal) || response.headersSent) throw error;
    const headers = { ...failureHeaders(exchange, caller), ...told.headers };
    for (const [name, value] of Object.entries(headers))
      if (value !== undefined) response.setHeader(name, value);
    throw error;
  } finally {
    end?.();
  }
}

function check({ route, required, isFit }: LlmEndpoint, { gateway, body, record }: LlmCall): void {
  const badRequest = (
    message: string,
    param: string | null = null,
    type = 'invalid_request_error',
  ): Refusal => refusal(400, type, message, param);
  if (body[required] === undefined)
    throw badRequest(`${route}: Missing required parameter: '${required}'.`, required);
  const { model = null } = body;
  if (model !== null && typeof model !== 'string')
    throw badRequest("'model' must be a string.", 'model', 'bad_request_error');
  if (model === null || !gateway.router.groups.isKnown(record.askedModel)) {
    const asked = model === null ? 'None' : record.askedModel;
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
  if (!isFit(body[required])) throw badRequest(`Invalid request format: '${required}' has a wrong shape.`);
}

/** A client may ask for more tries, but not keep the gateway at it. */
const MOST_RETRIES = 10;

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
    numRetries: typeof num_retries === 'number' ? Math.min(num_retries, MOST_RETRIES) : undefined,
    fallbacks: namesIn(fallbacks),
    hasFallbacks: disable_fallbacks !== true,
    signal: exchange.left,
    call,
  });
}

/** Only a plain list of names; LiteLLM also takes whole requests there. */
function namesIn(value: unknown): readonly string[] | undefined {
  const isList = Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string');
  return isList ? value : undefined;
}

/** What a limited key has left. */
export const roomOf = ({ gateway, caller }: LlmCall): KeyRoom | undefined =>
  caller.key && gateway.store?.keyLimits.room(caller.key);

/** How long a deployment may take to begin, and between two pieces. */
export const timeoutOf = (gateway: Gateway, deployment: Deployment, isStream: boolean): number =>
  (isStream ? deployment.streamTimeoutMs : undefined) ??
  deployment.timeoutMs ??
  gateway.config.router.timeoutMs;

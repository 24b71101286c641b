import type { OutgoingHttpHeaders } from 'node:http';
import type { Deployment } from '../config/deployment.ts';
import type { Cost } from '../provider/cost.ts';
import type { Caller } from './caller.ts';
import { decimal } from './decimal.ts';
import type { Exchange } from './exchange.ts';
import type { KeyRoom } from './key-limits.ts';

/** The release whose behaviour this gateway follows; clients decide by it what they may ask for. */
export const LITELLM_VERSION = '1.104.4';

export interface AnsweredBy {
  readonly deployment: Deployment;
  readonly group: string;
  readonly attemptedRetries: number;
  readonly maxRetries: number;
  readonly attemptedFallbacks: number;
  /** Undefined for a stream, whose cost is known only at its end. */
  readonly cost: Cost | undefined;
}

/** What LiteLLM says about an answer beside it. */
export function answerHeaders(
  exchange: Exchange,
  caller: Caller,
  by: AnsweredBy,
  room: KeyRoom | undefined,
): OutgoingHttpHeaders {
  const { deployment, cost = { input: 0, output: 0, total: 0 } } = by;
  return {
    'x-litellm-call-id': exchange.callId,
    'x-litellm-model-id': deployment.id,
    'x-litellm-model-name': deployment.model,
    'x-litellm-model-api-base': deployment.apiBase,
    'x-litellm-model-group': by.group,
    'x-litellm-version': LITELLM_VERSION,
    'x-litellm-attempted-retries': by.attemptedRetries,
    'x-litellm-attempted-fallbacks': by.attemptedFallbacks,
    'x-litellm-response-duration-ms': decimal(Date.now() - exchange.began.getTime()),
    ...(by.attemptedRetries > 0 && { 'x-litellm-max-retries': by.maxRetries }),
    ...keyHeaders(caller, cost.total),
    ...roomHeaders(caller, room),
    ...(cost.total > 0 && { 'x-litellm-response-cost': decimal(cost.total) }),
    'x-litellm-response-cost-original': decimal(cost.total),
    'x-litellm-response-cost-input': decimal(cost.input),
    'x-litellm-response-cost-output': decimal(cost.output),
  };
}

const roomHeaders = ({ key }: Caller, room: KeyRoom | undefined): OutgoingHttpHeaders => ({
  ...(room?.requests !== undefined && {
    'x-ratelimit-api_key-limit-requests': key?.rpm_limit ?? 0,
    'x-ratelimit-api_key-remaining-requests': room.requests,
  }),
  ...(room?.tokens !== undefined && {
    'x-ratelimit-api_key-limit-tokens': key?.tpm_limit ?? 0,
    'x-ratelimit-api_key-remaining-tokens': room.tokens,
  }),
});

/** What it says about a call that failed after the door. */
export const failureHeaders = (exchange: Exchange, caller: Caller): OutgoingHttpHeaders => ({
  'x-litellm-call-id': exchange.callId,
  'x-litellm-response-cost': '0',
  ...keyHeaders(caller, 0),
});

const keyHeaders = ({ key }: Caller, cost: number): OutgoingHttpHeaders => ({
  'x-litellm-key-spend': decimal((key?.spend ?? 0) + cost),
  ...(key?.max_budget != null && { 'x-litellm-key-max-budget': decimal(key.max_budget) }),
  ...(key?.rpm_limit != null && { 'x-litellm-key-rpm-limit': key.rpm_limit }),
  ...(key?.tpm_limit != null && { 'x-litellm-key-tpm-limit': key.tpm_limit }),
});

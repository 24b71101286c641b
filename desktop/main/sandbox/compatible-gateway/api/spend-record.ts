import type { Deployment } from '../config/deployment.ts';
import type { Cost, TokenUsage } from '../provider/cost.ts';
import { CallFailure } from '../routing/call-failure.ts';
import type { Caller } from './caller.ts';
import { clientAddress, type Exchange } from './exchange.ts';
import type { Gateway } from './gateway.ts';
import { Refusal } from './refusal.ts';

export interface CallRecord {
  readonly callType: 'acompletion' | 'aembedding';
  /** The public name that the client asked for. */
  readonly askedModel: string;
  /** OpenAI's `user` field: the client's own customer. */
  readonly endUser: string;
}

export interface AnsweredRecord extends CallRecord {
  /** The answer's own id. */
  readonly id: string;
  readonly deployment: Deployment;
  readonly group: string;
  readonly usage: TokenUsage;
  readonly cost: Cost;
  readonly attemptedRetries: number;
  readonly attemptedFallbacks: number;
  readonly firstPieceAt: Date | undefined;
  /** The client left before the stream was whole. */
  readonly isCut: boolean;
}

const shared = (exchange: Exchange, caller: Caller | undefined, record: CallRecord) => ({
  call_id: exchange.callId,
  call_type: record.callType,
  start_time: exchange.began,
  end_time: new Date(),
  api_key: caller?.apiKey ?? '',
  user_id: caller?.userId ?? '',
  team_id: caller?.key?.team_id ?? '',
  end_user: record.endUser,
  requester_ip_address: clientAddress(exchange),
  session_id: exchange.callId,
});

const callerMetadata = (exchange: Exchange, caller: Caller | undefined) => ({
  user_api_key: caller?.apiKey ?? null,
  user_api_key_alias: caller?.key?.key_alias ?? null,
  user_api_key_user_id: caller?.key?.user_id ?? null,
  user_api_key_team_id: caller?.key?.team_id ?? null,
  user_agent: exchange.request.headers['user-agent'] ?? null,
  requester_ip_address: clientAddress(exchange),
  litellm_call_id: exchange.callId,
});

/** One row for a call that was answered; its money counts at once. */
export function recordAnswer(
  gateway: Gateway,
  exchange: Exchange,
  caller: Caller,
  record: AnsweredRecord,
): void {
  const { store } = gateway;
  if (!store) return;
  const { deployment, usage, cost, isCut } = record;
  const common = shared(exchange, caller, record);
  if (caller.key) {
    if (cost.total > 0) store.keyCache.spent(caller.apiKey, cost.total);
    store.keyLimits.used(caller.key, usage.promptTokens + usage.completionTokens);
  }
  store.spendWriter.add({
    ...common,
    request_id: record.id,
    status: 'success',
    completion_start_time: record.firstPieceAt ?? common.end_time,
    model: deployment.model,
    model_id: deployment.id,
    model_group: record.group,
    api_base: deployment.apiBase,
    spend: cost.total,
    prompt_tokens: usage.promptTokens,
    completion_tokens: usage.completionTokens,
    total_tokens: usage.promptTokens + usage.completionTokens,
    metadata: {
      ...callerMetadata(exchange, caller),
      status: 'success',
      attempted_retries: record.attemptedRetries,
      attempted_fallbacks: record.attemptedFallbacks,
      original_model_group: record.attemptedFallbacks > 0 ? record.askedModel : null,
      cost_breakdown: { input_cost: cost.input, output_cost: cost.output, total_cost: cost.total },
      ...(isCut && { error_information: LEFT }),
    },
  });
}

const LEFT = {
  error_code: '499',
  error_class: 'ClientDisconnected',
  error_message: 'Client disconnected the request',
};

/** One row for a call that was not; never what was asked. */
export function recordFailure(
  gateway: Gateway,
  exchange: Exchange,
  caller: Caller | undefined,
  record: CallRecord,
  error: unknown,
): void {
  const { deployment } = error instanceof CallFailure ? error : { deployment: undefined };
  const common = shared(exchange, caller, record);
  gateway.store?.spendWriter.add({
    ...common,
    request_id: exchange.callId,
    status: 'failure',
    completion_start_time: common.end_time,
    model: deployment?.model ?? record.askedModel,
    model_id: deployment?.id ?? '',
    model_group: deployment?.group ?? record.askedModel,
    api_base: deployment?.apiBase ?? '',
    spend: 0,
    prompt_tokens: 0,
    completion_tokens: 0,
    total_tokens: 0,
    metadata: {
      ...callerMetadata(exchange, caller),
      status: 'failure',
      error_information: errorInformation(error),
    },
  });
}

function errorInformation(error: unknown) {
  if (error instanceof CallFailure || error instanceof Refusal) {
    return { error_code: String(error.status), error_class: error.kind, error_message: error.message };
  }
  return { error_code: '500', error_class: 'Exception', error_message: 'Internal server error' };
}

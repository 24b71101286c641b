/** One call, as `/spend/logs` tells it: answered or not. */
export interface SpendRow {
  /** The answer's own id, or the call's when there was no answer. */
  readonly request_id: string;
  readonly call_id: string;
  readonly call_type: string;
  readonly status: 'success' | 'failure';
  readonly start_time: Date;
  readonly end_time: Date;
  /** The first piece of a stream; the end otherwise. */
  readonly completion_start_time: Date;
  /** With the provider in front; the public name when nobody was asked. */
  readonly model: string;
  readonly model_id: string;
  readonly model_group: string;
  readonly api_base: string;
  /** The key's token, or `litellm_proxy_master_key`. */
  readonly api_key: string;
  readonly user_id: string;
  readonly team_id: string;
  readonly end_user: string;
  /** USD. */
  readonly spend: number;
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
  readonly requester_ip_address: string;
  readonly session_id: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

const PROVIDER = 'openai';

/** The row as LiteLLM's clients read it. */
export const shownRow = (row: SpendRow): Readonly<Record<string, unknown>> => ({
  request_id: row.request_id,
  call_type: row.call_type,
  api_key: row.api_key,
  spend: row.spend,
  total_tokens: row.total_tokens,
  prompt_tokens: row.prompt_tokens,
  completion_tokens: row.completion_tokens,
  startTime: row.start_time.toISOString(),
  endTime: row.end_time.toISOString(),
  completionStartTime: row.completion_start_time.toISOString(),
  model: row.model,
  model_id: row.model_id,
  model_group: row.model_group,
  custom_llm_provider: row.api_base === '' && row.model_id === '' ? '' : PROVIDER,
  api_base: row.api_base,
  user: row.user_id,
  metadata: row.metadata,
  cache_hit: 'False',
  cache_key: 'Cache OFF',
  request_tags: [],
  team_id: row.team_id,
  organization_id: '',
  end_user: row.end_user,
  requester_ip_address: row.requester_ip_address,
  session_id: row.session_id,
  status: row.status,
  mcp_namespaced_tool_name: null,
  agent_id: null,
  litellm_call_id: row.call_id,
  request_duration_ms: row.end_time.getTime() - row.start_time.getTime(),
});

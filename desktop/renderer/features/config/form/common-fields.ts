import type { Path } from '../../../../../config/problem.ts';

/** What operators set most, by place; these stand in the form also while they are not set. Numbers in a path are written `*`. */
const COMMON: Readonly<Record<string, readonly string[]>> = {
  'model_list.*': ['model_name', 'litellm_params', 'model_info'],
  'model_list.*.litellm_params': [
    'model',
    'api_key',
    'api_base',
    'aws_region_name',
    'weight',
    'rpm',
    'tpm',
    'timeout',
    'max_retries',
  ],
  'model_list.*.model_info': ['id', 'base_model'],
  router_settings: [
    'routing_strategy',
    'num_retries',
    'timeout',
    'allowed_fails',
    'cooldown_time',
    'enable_pre_call_checks',
  ],
  litellm_settings: [
    'drop_params',
    'request_timeout',
    'callbacks',
    'success_callback',
    'failure_callback',
    'cache',
    'max_budget',
    'budget_duration',
  ],
  general_settings: ['master_key', 'database_url', 'store_model_in_db', 'proxy_batch_write_at'],
  'guardrails.*': ['guardrail_name', 'litellm_params'],
  'guardrails.*.litellm_params': [
    'guardrail',
    'mode',
    'guardrailIdentifier',
    'guardrailVersion',
    'default_on',
  ],
  'litellm_settings.cache_params': ['type', 'host', 'port', 'password', 'ttl'],
};

export const commonFields = (path: Path): readonly string[] =>
  COMMON[path.map((step) => (typeof step === 'number' ? '*' : step)).join('.')] ?? [];

import { invalid } from '../../refusal.ts';
import { type Fields, boundedAt, isGiven, objectAt, unsupported } from './fields.ts';

const PATH = 'additionalModelRequestFields';

export interface ModelFields {
  /** What is the model's own: `top_k`, `thinking`, `anthropic_beta`, … */
  readonly fields: Fields;
  readonly sessionId?: string;
  readonly enableHistory: boolean;
}

const OWN = new Set(['session_id', 'enable_history']);

/** Chat fields that Converse has a place for, or that are the gateway's to set. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ['model', 'the model’s id in the address'],
  ['messages', 'messages and system'],
  ['system', 'system'],
  ['stream', 'converse-stream'],
  ['stream_options', 'converse-stream'],
  ['max_tokens', 'inferenceConfig.maxTokens'],
  ['max_completion_tokens', 'inferenceConfig.maxTokens'],
  ['temperature', 'inferenceConfig.temperature'],
  ['top_p', 'inferenceConfig.topP'],
  ['stop', 'inferenceConfig.stopSequences'],
  ['stop_sequences', 'inferenceConfig.stopSequences'],
  ['tools', 'toolConfig'],
  ['tool_choice', 'toolConfig.toolChoice'],
  ['functions', 'toolConfig'],
  ['function_call', 'toolConfig.toolChoice'],
  ['response_format', 'outputConfig'],
  ['outputConfig', 'outputConfig'],
  ['guardrailConfig', 'guardrailConfig'],
  ['performanceConfig', 'performanceConfig'],
  ['service_tier', 'serviceTier'],
  ['serviceTier', 'serviceTier'],
  ['metadata', 'requestMetadata'],
  ['requestMetadata', 'requestMetadata'],
  ['promptVariables', 'promptVariables'],
]);

/** What LiteLLM reads as orders to itself rather than to the model: addresses, credentials, routing, its cache and its guardrails. */
const ORDERS =
  /^(litellm_|aws_|azure_|vertex_|mock_|api_|prompt_|additional_drop_params$|allowed_openai_params$|base_url$|cache$|caching$|context_window_fallback|custom_llm_provider$|disable_|drop_params$|extra_body$|extra_headers$|fallbacks$|guardrails?$|headers$|max_retries$|model_info$|model_list$|n$|no-log$|num_retries$|organization$|proxy_server_request$|request_timeout$|router_settings|secret_fields$|stream_timeout$|tags$|timeout$|user_config$|__proto__$)/;

/**
 * `additionalModelRequestFields`, with what asks for history taken out.
 * @throws Refusal that names a field which would override the request, or give orders to the gateway
 */
export function readModelFields(value: unknown): ModelFields {
  const given = objectAt(value, PATH);
  const fields: Record<string, unknown> = {};
  for (const name in given) {
    if (!isGiven(given[name]) || OWN.has(name)) continue;
    const place = PLACES.get(name);
    if (place !== undefined)
      throw invalid(`${PATH}.${name}`, `The field ${PATH}.${name} cannot be set there. Use ${place}.`);
    if (ORDERS.test(name))
      throw unsupported(`${PATH}.${name}`, 'it is an order to the gateway, not to the model');
    fields[name] = boundedAt(given[name], `${PATH}.${name}`);
  }
  const { session_id: sessionId, enable_history: enableHistory } = given;
  if (isGiven(sessionId) && (typeof sessionId !== 'string' || sessionId === ''))
    throw invalid(`${PATH}.session_id`, `The field ${PATH}.session_id must be the id of a session.`);
  if (isGiven(enableHistory) && typeof enableHistory !== 'boolean')
    throw invalid(`${PATH}.enable_history`, `The field ${PATH}.enable_history must be true or false.`);
  return {
    fields,
    ...(typeof sessionId === 'string' && { sessionId }),
    enableHistory: enableHistory === true,
  };
}

/** Why a model stopped, as Bedrock tells it. */
export type StopReason =
  | 'end_turn'
  | 'tool_use'
  | 'max_tokens'
  | 'stop_sequence'
  | 'guardrail_intervened'
  | 'content_filtered'
  | 'malformed_model_output'
  | 'malformed_tool_use'
  | 'model_context_window_exceeded';

/** A provider's own words, which LiteLLM keeps as `native_finish_reason` where its four say less. */
const NATIVE: ReadonlyMap<string, StopReason> = new Map([
  ['stop_sequence', 'stop_sequence'],
  ['guardrail_intervened', 'guardrail_intervened'],
  ['content_filtered', 'content_filtered'],
  ['refusal', 'content_filtered'],
  ['model_context_window_exceeded', 'model_context_window_exceeded'],
  ['malformed_model_output', 'malformed_model_output'],
  ['MALFORMED_RESPONSE', 'malformed_model_output'],
  ['malformed_tool_use', 'malformed_tool_use'],
  ['MALFORMED_FUNCTION_CALL', 'malformed_tool_use'],
  ['UNEXPECTED_TOOL_CALL', 'malformed_tool_use'],
]);

const FINISH: ReadonlyMap<string, StopReason> = new Map([
  ['tool_calls', 'tool_use'],
  ['function_call', 'tool_use'],
  ['length', 'max_tokens'],
  ['content_filter', 'content_filtered'],
]);

export interface Finish {
  readonly reason: string | null | undefined;
  /** `native_finish_reason` of LiteLLM's provider specific fields. */
  readonly native: unknown;
  readonly hasToolUse: boolean;
  /** Whether the answer brought a guardrail's trace. */
  readonly hasGuardrailTrace: boolean;
}

/**
 * The stop reason of an answer. LiteLLM folds `stop_sequence` and the malformed ones into `stop` for most providers, and keeps nothing that
 * tells them from an answer's own end: those read `end_turn`.
 */
export function stopReason({ reason, native, hasToolUse, hasGuardrailTrace }: Finish): StopReason {
  const known = NATIVE.get(typeof native === 'string' ? native : '') ?? NATIVE.get(reason ?? '');
  if (known !== undefined) return known;
  const mapped = FINISH.get(reason ?? '');
  if (mapped === 'content_filtered' && hasGuardrailTrace) return 'guardrail_intervened';
  // OpenAI says "stop" when the tool was forced; a client must run it all the same.
  return mapped ?? (hasToolUse ? 'tool_use' : 'end_turn');
}

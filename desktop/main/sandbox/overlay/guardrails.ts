import { asRecord } from '../../../../config/deployments.ts';

/** Guardrails that need nobody else; all others ask AWS or another service, or are a file of the operator's. */
const LOCAL = ['litellm_content_filter', 'tool_permission'];

export const localGuardrails = (items: readonly unknown[]): readonly unknown[] =>
  items.filter((item) => LOCAL.includes(String(asRecord(asRecord(item)['litellm_params'])['guardrail'])));

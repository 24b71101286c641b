import type { ChatAnswer } from '../../chat/chat.ts';
import { firstChoice } from './answer.ts';
import { type Fields, isFields } from './fields.ts';

/** What InvokeModel adds to an answer that a guardrail has looked at; nothing when none has. */
export function guardrailOf(answer: ChatAnswer): Fields {
  const { finishReason, nativeReason } = firstChoice(answer);
  return guardrailFields(guardrailTrace(answer), nativeReason ?? finishReason);
}

/** A guardrail's trace in Converse's names, which LiteLLM hands on in one of two places. */
export function guardrailTrace({ trace, provider_specific_fields: specific }: Fields): Fields | undefined {
  const found = isFields(trace) ? trace : isFields(specific) ? specific['trace'] : undefined;
  return isFields(found) && isFields(found['guardrail']) ? found['guardrail'] : undefined;
}

/** @param reason how the answer ended, in the provider's word or in LiteLLM's, which for a guardrail is `content_filter` */
export function guardrailFields(trace: Fields | undefined, reason: string | undefined): Fields {
  const isStopped = reason === 'guardrail_intervened' || (reason === 'content_filter' && trace !== undefined);
  if (!isStopped && trace === undefined) return {};
  return {
    'amazon-bedrock-guardrailAction': isStopped ? 'INTERVENED' : 'NONE',
    ...(trace && { 'amazon-bedrock-trace': { guardrail: traceOf(trace) } }),
  };
}

/** From Converse's names, which LiteLLM hands on, to InvokeModel's: one list of outputs, each with its guardrail's id. */
function traceOf({ inputAssessment, outputAssessments, ...others }: Fields): Fields {
  const outputs = isFields(outputAssessments)
    ? Object.entries(outputAssessments).flatMap(([id, each]) =>
        (Array.isArray(each) ? each : []).map((assessment: unknown) => ({ [id]: assessment })),
      )
    : undefined;
  return {
    ...others,
    ...(inputAssessment !== undefined && { input: inputAssessment }),
    ...(outputs && { outputs }),
  };
}

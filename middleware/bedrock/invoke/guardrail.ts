import type { ChatAnswer } from '../../chat/chat.ts';
import { firstChoice } from './answer.ts';
import { type Fields, isFields } from './fields.ts';

/** What InvokeModel adds to an answer that a guardrail has looked at; nothing when none has. */
export function guardrailOf(answer: ChatAnswer): Fields {
  const { finishReason, nativeReason } = firstChoice(answer);
  const trace = isFields(answer['trace']) ? answer['trace']['guardrail'] : undefined;
  const isStopped =
    nativeReason === 'guardrail_intervened' || (finishReason === 'content_filter' && isFields(trace));
  if (!isStopped && !isFields(trace)) return {};
  return {
    'amazon-bedrock-guardrailAction': isStopped ? 'INTERVENED' : 'NONE',
    ...(isFields(trace) && { 'amazon-bedrock-trace': { guardrail: traceOf(trace) } }),
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

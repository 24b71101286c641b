import type { ChatAnswer, ChatMessage } from '../../chat/chat.ts';
import { Refusal } from '../../refusal.ts';
import { isFields } from './fields.ts';
import { textBlocks } from './from-parts.ts';
import { reasoningBlocks } from './reasoning.ts';
import { stopReason } from './stop-reason.ts';
import { toolUseBlock } from './tool-input.ts';
import { tokenUsage } from './usage.ts';

/** What a request asked of its answer. */
export interface ConverseAsk {
  /** JSON pointers, resolved against the answer as LiteLLM gives it: the model's own it does not hand on. */
  readonly responsePaths?: readonly string[] | undefined;
}

/**
 * A whole Converse answer: `output.message`, `stopReason`, `usage`, `metrics`, and `trace`, `serviceTier` and
 * `additionalModelResponseFields` when there is something to tell.
 * @param latencyMs how long LiteLLM took, by our clock
 * @throws Refusal `bad_gateway` for an answer without a choice, or with a tool call that cannot be read
 */
export function converseAnswer(answer: ChatAnswer, latencyMs: number, ask: ConverseAsk = {}): object {
  const [choice] = answer.choices;
  if (choice === undefined) throw new Refusal('bad_gateway', 'The model answered nothing. Try again.');
  const { trace } = answer;
  const hasTrace = isFields(trace);
  const additional = ask.responsePaths && pointedAt(answer, ask.responsePaths);
  return {
    output: { message: { role: 'assistant', content: answerBlocks(choice.message) } },
    stopReason: stopReason({
      reason: choice.finish_reason,
      native: choice.provider_specific_fields?.['native_finish_reason'],
      hasToolUse: (choice.message.tool_calls?.length ?? 0) > 0,
      hasGuardrailTrace: hasTrace && isFields(trace['guardrail']),
    }),
    usage: tokenUsage(answer.usage),
    metrics: { latencyMs: Math.round(latencyMs) },
    ...(additional !== undefined && { additionalModelResponseFields: additional }),
    ...(hasTrace && { trace }),
    ...serviceTierOf(answer['service_tier']),
  };
}

/** Reasoning, then text, then tool uses: the order that chat keeps, and Bedrock's own. */
export const answerBlocks = (message: ChatMessage): readonly object[] => [
  ...reasoningBlocks(message.thinking_blocks, message.reasoning_content),
  ...textBlocks(message.content),
  ...(message.tool_calls ?? []).map(toolUseBlock),
];

const TIERS = new Set<unknown>(['priority', 'default', 'flex', 'reserved']);

/** LiteLLM tells the tier by OpenAI's name for it. */
export const serviceTierOf = (tier: unknown): { readonly serviceTier?: { readonly type: unknown } } =>
  TIERS.has(tier) ? { serviceTier: { type: tier } } : {};

/** What each pointer finds, at its own place in one object; as Bedrock does, one that finds nothing is passed over. */
function pointedAt(answer: ChatAnswer, pointers: readonly string[]): object | undefined {
  const found: Record<string, unknown> = {};
  for (const pointer of pointers) {
    const steps = pointer.slice(1).split('/').map(unescaped);
    const value = steps.reduce<unknown>(member, answer);
    if (value !== undefined && value !== null) place(found, steps, value);
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

const member = (value: unknown, step: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? (value as Readonly<Record<string, unknown>>)[step]
    : undefined;

function place(into: Record<string, unknown>, steps: readonly string[], value: unknown): void {
  let target = into;
  for (const step of steps.slice(0, -1)) {
    const inner = Object.hasOwn(target, step) && isFields(target[step]) ? target[step] : {};
    const copy = { ...inner };
    define(target, step, copy);
    target = copy;
  }
  define(target, steps.at(-1) ?? '', value);
}

/** A step may be called anything, `__proto__` too. */
const define = (target: object, name: string, value: unknown): void => {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
};

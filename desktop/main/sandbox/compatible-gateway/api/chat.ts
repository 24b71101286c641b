import { asList, asRecord, isRecord } from '../../../../../config/deployments.ts';
import { costOf, usageOf } from '../provider/cost.ts';
import { mockedAnswer } from '../provider/mock-response.ts';
import { answerHeaders } from './headers.ts';
import { answerStream } from './chat-stream.ts';
import { sendJson } from './exchange.ts';
import { type LlmCall, type LlmEndpoint, roomOf, routed, timeoutOf } from './llm-call.ts';
import { recordAnswer } from './spend-record.ts';

const PATH = '/chat/completions';

/** `POST /v1/chat/completions`, as a whole or as a stream. */
export const chat: LlmEndpoint = {
  callType: 'acompletion',
  route: PATH,
  required: 'messages',
  isFit: (messages) => Array.isArray(messages) && messages.every(isRecord),
  answer: (call) => (call.body['stream'] === true ? answerStream(call, PATH) : answerWhole(call)),
};

async function answerWhole(call: LlmCall): Promise<void> {
  const { gateway, exchange, caller, body, record } = call;
  const result = await routed(call, false, (deployment) => {
    const { mockResponse } = deployment;
    if (mockResponse !== undefined) return Promise.resolve(mockedAnswer(mockResponse));
    const timeoutMs = timeoutOf(gateway, deployment, false);
    return gateway.provider.post(deployment, PATH, body, {
      signal: exchange.left,
      timeoutMs,
      expects: 'choices',
    });
  });
  const { deployment, group } = result;
  const answer = asRecord(result.answer);
  const usage = usageOf(answer);
  const cost = costOf(deployment, usage);
  result.succeeded({
    durationMs: Date.now() - exchange.began.getTime(),
    firstTokenMs: undefined,
    completionTokens: usage.completionTokens,
    totalTokens: usage.promptTokens + usage.completionTokens,
  });
  result.ended();
  // After a fallback LiteLLM tells the model that the provider named.
  const model = result.attemptedFallbacks > 0 ? (answer['model'] ?? group) : group;
  const headers = answerHeaders(exchange, caller, { ...result, cost }, roomOf(call));
  sendJson(exchange, 200, shownAnswer(answer, model), headers);
  const id = typeof answer['id'] === 'string' ? answer['id'] : exchange.callId;
  recordAnswer(gateway, exchange, caller, {
    ...record,
    ...result,
    id,
    usage,
    cost,
    firstPieceAt: undefined,
    isCut: false,
  });
}

const withoutNulls = (value: unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(asRecord(value)).filter(([, item]) => item !== null));

/** The answer under the public name, without what providers leave empty. */
function shownAnswer(answer: Readonly<Record<string, unknown>>, model: unknown): object {
  return {
    ...withoutNulls(answer),
    model,
    choices: asList(answer['choices']).map((choice) => {
      const { message } = asRecord(choice);
      // Null content is news beside tool calls.
      const { content = null } = asRecord(message);
      return { ...withoutNulls(choice), message: { ...withoutNulls(message), content } };
    }),
  };
}

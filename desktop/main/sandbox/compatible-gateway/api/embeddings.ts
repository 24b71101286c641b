import { asRecord } from '../../../../../config/deployments.ts';
import { costOf, usageOf } from '../provider/cost.ts';
import { sendJson } from './exchange.ts';
import { answerHeaders } from './headers.ts';
import { type LlmEndpoint, roomOf, routed, timeoutOf } from './llm-call.ts';
import { recordAnswer } from './spend-record.ts';

const PATH = '/embeddings';

/** `POST /v1/embeddings`. */
export const embeddings: LlmEndpoint = {
  callType: 'aembedding',
  route: PATH,
  required: 'input',
  isFit: (input) => typeof input === 'string' || Array.isArray(input),
  answer: async (call) => {
    const { gateway, exchange, caller, body, record } = call;
    const result = await routed(call, false, (deployment) =>
      gateway.provider.post(deployment, PATH, body, {
        signal: exchange.left,
        timeoutMs: timeoutOf(gateway, deployment, false),
        expects: 'data',
      }),
    );
    const answer = asRecord(result.answer);
    const usage = usageOf(answer);
    const cost = costOf(result.deployment, usage);
    result.succeeded({
      durationMs: Date.now() - exchange.began.getTime(),
      firstTokenMs: undefined,
      completionTokens: 0,
      totalTokens: usage.promptTokens,
    });
    result.ended();
    const headers = answerHeaders(exchange, caller, { ...result, cost }, roomOf(call));
    sendJson(exchange, 200, { ...answer, model: result.group }, headers);
    recordAnswer(gateway, exchange, caller, {
      ...record,
      ...result,
      id: exchange.callId,
      usage,
      cost,
      firstPieceAt: undefined,
      isCut: false,
    });
  },
};
